; Finds the Python that Potluck is set up with, and says where the app itself lies.
; Included by the installer and by the launcher; UN is "un." in an uninstaller.

!define PYTHONS ">=3.11,<3.14"
; What is fetched where there is none.
!define PYTHON_TO_FETCH "3.12"
; Runs a Python of ours, which uv finds anew: nsExec reads what a program writes in the code page of
; Windows, so that the folder of somebody called Jürgen would not come back whole from it. uv takes a
; Python from an environment in the folder where it runs; what lies where Potluck was started is not
; for it, so uv runs in a folder of ours, and starting.py goes back.
!define RUN_PYTHON '"$INSTDIR\payload\uv.exe" run --directory "$INSTDIR\payload" --no-project --no-config --no-env-file --no-python-downloads --python "${PYTHONS}" python -s'

Var Root
Var HasPython

!macro DEFINE_FIND_PYTHON UN
; Set $Root, and $HasPython to "yes" or to "". $0 and $1 are used up.
Function ${UN}FindPython
  ReadEnvStr $Root POTLUCK_ROOT
  ${If} $Root == ""
    ; As potluck.installed.default_root.
    StrCpy $Root "$LOCALAPPDATA\potluck-app"
  ${EndIf}
  System::Call 'kernel32::GetFullPathName(t "$Root", i ${NSIS_MAX_STRLEN}, t .r0, p 0)'
  StrCpy $Root $0
  System::Call 'kernel32::SetEnvironmentVariable(t "POTLUCK_ROOT", t "$Root")'
  System::Call 'kernel32::SetEnvironmentVariable(t "UV_PYTHON_INSTALL_DIR", t "$Root\pythons")'
  System::Call 'kernel32::SetEnvironmentVariable(t "UV_NO_CACHE", t "1")'
  System::Call 'kernel32::GetCurrentDirectory(i ${NSIS_MAX_STRLEN}, t .r0)'
  System::Call 'kernel32::SetEnvironmentVariable(t "POTLUCK_FOLDER", t r0)'
  System::Call 'kernel32::SetEnvironmentVariable(t "VIRTUAL_ENV", p 0)'
  System::Call 'kernel32::SetEnvironmentVariable(t "CONDA_PREFIX", p 0)'
  ; Files called like Python's own, beside where it is started, are not for Potluck.
  System::Call 'kernel32::SetEnvironmentVariable(t "PYTHONSAFEPATH", t "1")'
  System::Call 'kernel32::SetEnvironmentVariable(t "PYTHONHOME", p 0)'
  System::Call 'kernel32::SetEnvironmentVariable(t "PYTHONPATH", t "$INSTDIR\payload\lib")'
  StrCpy $HasPython ""
  nsExec::ExecToStack '"$INSTDIR\payload\uv.exe" python find --system --no-config --no-project --no-python-downloads "${PYTHONS}"'
  Pop $0
  Pop $1
  ${If} $0 == 0
    StrCpy $HasPython "yes"
  ${EndIf}
FunctionEnd
!macroend

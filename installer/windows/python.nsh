; Finds the Python that Potluck is set up with, and says where the app itself lies.
; Included by the installer and by the launcher; UN is "un." in an uninstaller.

!define PYTHONS ">=3.11,<3.14"
; What is fetched where there is none.
!define PYTHON_TO_FETCH "3.12"

Var Root
Var Python

!macro DEFINE_FIND_PYTHON UN
; Set $Root, and $Python to a python.exe, or to "" when there is none. $0 to $2 are used up.
Function ${UN}FindPython
  ReadEnvStr $Root POTLUCK_ROOT
  ${If} $Root == ""
    ; As potluck.installed.default_root.
    StrCpy $Root "$LOCALAPPDATA\potluck-app"
  ${EndIf}
  System::Call 'kernel32::SetEnvironmentVariable(t "UV_PYTHON_INSTALL_DIR", t "$Root\pythons")'
  System::Call 'kernel32::SetEnvironmentVariable(t "UV_CACHE_DIR", t "$Root\uv-cache")'
  ; Files called like Python's own, beside where it is started, are not for Potluck.
  System::Call 'kernel32::SetEnvironmentVariable(t "PYTHONSAFEPATH", t "1")'
  System::Call 'kernel32::SetEnvironmentVariable(t "PYTHONPATH", t "$2\lib")'
  StrCpy $Python ""
  nsExec::ExecToStack '"$2\uv.exe" python find --system --no-config --no-project --no-python-downloads "${PYTHONS}"'
  Pop $0
  Pop $1
  ${If} $0 == 0
    ${TrimNewLines} "$1" $Python
  ${EndIf}
FunctionEnd
!macroend

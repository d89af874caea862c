; Potluck.exe: Potluck without a console. It finds a Python, and leaves the words to
; potluck_setup.starting; without words that opens the window, the first time that of the setup.
; NSIS is only what it is written in.

Unicode true
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "python.nsh"

Name "Potluck"
OutFile "${OUT}"
Icon "${PAYLOAD}\icons\potluck.ico"
RequestExecutionLevel user
SilentInstall silent
SetCompressor lzma
ManifestDPIAware true
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\German.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\Spanish.nlf"
!include "launcher_texts.nsh"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "Potluck"
VIAddVersionKey /LANG=0 "FileDescription" "Potluck"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache-2.0"

!insertmacro DEFINE_FIND_PYTHON ""

Section
  StrCpy $INSTDIR $EXEDIR
  Call FindPython
  ${If} $HasPython == ""
    Banner::show /NOUNLOAD "$(FETCHING)"
    nsExec::ExecToStack '"$INSTDIR\payload\uv.exe" python install --no-bin --no-registry --no-config ${PYTHON_TO_FETCH}'
    Pop $0
    Pop $1
    Banner::destroy
    Call FindPython
  ${EndIf}
  ${If} $HasPython == ""
    MessageBox MB_OK|MB_ICONSTOP "$(NO_PYTHON)"
    SetErrorLevel 1
    Return
  ${EndIf}
  ${GetParameters} $2
  ; Returns when the app has been started, or when its setup has ended.
  nsExec::Exec '${RUN_PYTHON} -m potluck_setup.starting $2'
  Pop $0
  SetErrorLevel $0
SectionEnd

; Potluck.exe: starts the version in use, without a console. NSIS is only what it is written in.
;   Potluck.exe                       the tray app; the first time it sets Potluck up
;   Potluck.exe setup|repair          fetch and lay out Potluck, or lay it out anew
;   Potluck.exe WORDS                 what `potluck WORDS` does

Unicode true
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "TextFunc.nsh"
!include "WordFunc.nsh"
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

Var Words
Var First

Section
  StrCpy $2 "$EXEDIR\payload"
  Call FindPython
  ${If} $Python == ""
    Banner::show /NOUNLOAD "$(FETCHING)"
    nsExec::ExecToStack '"$2\uv.exe" python install --no-bin --no-registry --no-config ${PYTHON_TO_FETCH}'
    Pop $0
    Pop $1
    Banner::destroy
    Call FindPython
  ${EndIf}
  ${If} $Python == ""
    MessageBox MB_OK|MB_ICONSTOP "$(NO_PYTHON)"
    SetErrorLevel 1
    Return
  ${EndIf}
  ${If} ${FileExists} "$2\fresh"
  ${OrIfNot} ${FileExists} "$Root\installation.json"
    nsExec::ExecToStack '"$Python" -m potluck_setup integrate --root "$Root" --payload "$2"'
    Pop $0
    Pop $1
    Delete "$2\fresh"
  ${EndIf}
  ${GetParent} "$Python" $1
  ${GetParameters} $Words
  ${WordFind} "$Words " " " "+1" $First
  StrCpy $0 '"$1\pythonw.exe" -m potluck_setup.launching --root "$Root" --payload "$2"'
  ; What follows the first word, with the blank before it.
  StrLen $3 $First
  StrCpy $3 $Words "" $3
  ${If} $First == "setup"
    Exec '$0 --task install$3'
  ${ElseIf} $First == "repair"
    Exec '$0 --task repair$3'
  ${ElseIf} $Words == ""
    Exec '$0 -- app'
  ${Else}
    Exec '$0 -- $Words'
  ${EndIf}
SectionEnd

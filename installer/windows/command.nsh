; The command `potluck` for terminals: a file in the folder of commands that Windows 10 and 11 have on
; each person's search path. A file of somebody else's under that name is left alone.
; It stands for the usual folder alone, which can be written without a letter outside of ASCII: cmd
; would read such a one in another code page than it is written in.

!define USUAL_FOLDER "Programs\Potluck"
!define COMMANDS "$LOCALAPPDATA\Microsoft\WindowsApps"
!define COMMAND "${COMMANDS}\potluck.cmd"
!define COMMAND_LINE '@"%LOCALAPPDATA%\${USUAL_FOLDER}\potluck.cmd" %*'

; UN is "un." in an uninstaller.
!macro DEFINE_OWNS_COMMAND UN
; Set $0 to "yes" where the command is Potluck's own, else to "". $1 is used up.
Function ${UN}OwnsCommand
  StrCpy $0 ""
  ClearErrors
  FileOpen $1 "${COMMAND}" r
  ${If} ${Errors}
    Return
  ${EndIf}
  FileRead $1 $0
  FileClose $1
  ${TrimNewLines} "$0" $0
  ${If} $0 == '${COMMAND_LINE}'
    StrCpy $0 "yes"
  ${Else}
    StrCpy $0 ""
  ${EndIf}
FunctionEnd
!macroend

!insertmacro DEFINE_OWNS_COMMAND ""
!insertmacro DEFINE_OWNS_COMMAND "un."

; $0 and $1 are used up.
Function PutCommand
  ${If} $INSTDIR != "$LOCALAPPDATA\${USUAL_FOLDER}"
  ${OrIfNot} ${FileExists} "${COMMANDS}\*.*"
    Return
  ${EndIf}
  Call OwnsCommand
  ${If} $0 == ""
  ${AndIf} ${FileExists} "${COMMAND}"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $1 "${COMMAND}" w
  ${IfNot} ${Errors}
    FileWrite $1 '${COMMAND_LINE}$\r$\n'
    FileClose $1
  ${EndIf}
FunctionEnd

; $0 and $1 are used up.
Function un.TakeCommand
  Call un.OwnsCommand
  ${If} $0 == "yes"
    Delete "${COMMAND}"
  ${EndIf}
FunctionEnd

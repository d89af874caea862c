; Goes through the files that an installer has put into $INSTDIR, by the list that it has put there
; before all others: payload\files. Nothing that is not in it is ever deleted. Its lines are
;   payload\lib\potluck\errors.py         a file
;   payload\lib\potluck\__pycache__\*     a folder of Python's own, which goes with all that is in it
;   payload\lib\potluck\                  a folder, which goes when nothing else is in it

; A file that is in use, if there was one.
Var InUse
Var OwnFile

; UN is "un." in an uninstaller.
!macro DEFINE_OWN_FILES UN
; Call the function $2 for each line, which is in $OwnFile. $0 and $1 are used up.
Function ${UN}ForEachOwnFile
  StrCpy $InUse ""
  ClearErrors
  FileOpen $0 "$INSTDIR\payload\files" r
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    ClearErrors
    FileRead $0 $1
    ${If} ${Errors}
      ${Break}
    ${EndIf}
    ${TrimNewLines} "$1" $OwnFile
    ${If} $OwnFile != ""
      Call $2
    ${EndIf}
  ${Loop}
  FileClose $0
FunctionEnd

; Delete all of them, but what is in use, and the list when nothing is. $0 to $2 are used up.
Function ${UN}DeleteOwnFiles
  GetFunctionAddress $2 ${UN}DeleteOwnFile
  Call ${UN}ForEachOwnFile
  ${If} $InUse == ""
    Delete "$INSTDIR\payload\files"
    RMDir "$INSTDIR\payload"
  ${EndIf}
FunctionEnd

Function ${UN}DeleteOwnFile
  StrCpy $1 $OwnFile 1 -1
  ${If} $1 == "*"
    StrCpy $1 $OwnFile -2
    RMDir /r "$INSTDIR\$1"
  ${ElseIf} $1 == "\"
    RMDir "$INSTDIR\$OwnFile"
  ${Else}
    ClearErrors
    Delete "$INSTDIR\$OwnFile"
    ${If} ${Errors}
      StrCpy $InUse "$INSTDIR\$OwnFile"
    ${EndIf}
  ${EndIf}
FunctionEnd
; Find out whether all of them can be written over. $0 to $2 are used up.
Function ${UN}CheckOwnFiles
  GetFunctionAddress $2 ${UN}CheckOwnFile
  Call ${UN}ForEachOwnFile
FunctionEnd

Function ${UN}CheckOwnFile
  StrCpy $1 $OwnFile 1 -1
  ${If} $1 == "\"
  ${OrIf} $1 == "*"
  ${OrIfNot} ${FileExists} "$INSTDIR\$OwnFile"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $1 "$INSTDIR\$OwnFile" a
  ${If} ${Errors}
    StrCpy $InUse "$INSTDIR\$OwnFile"
  ${Else}
    FileClose $1
  ${EndIf}
FunctionEnd
!macroend

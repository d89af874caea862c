; Stands in for uv.exe, and so for the Python that it runs, where wine can't run the real one: notes
; how it was called in %STAND_IN_LOG%, and ends with %STAND_IN_STATUS% where it runs a Python, but not
; before the file %STAND_IN_HOLD% is gone. It finds none, nor fetches one, where %STAND_IN_FOUND% is no.

Unicode true
!include "LogicLib.nsh"
!include "FileFunc.nsh"
Name "Stand-in"
OutFile "${OUT}"
SilentInstall silent
RequestExecutionLevel user

Section
  ${GetParameters} $1
  ReadEnvStr $2 STAND_IN_LOG
  ReadEnvStr $3 PYTHONPATH
  ReadEnvStr $4 POTLUCK_ROOT
  ReadEnvStr $9 POTLUCK_FOLDER
  FileOpen $0 $2 a
  FileSeek $0 0 END
  FileWrite $0 "$EXEFILE $1 [$3] [$4] [$9]$\r$\n"
  FileClose $0
  ReadEnvStr $5 STAND_IN_HOLD
  ${DoWhile} ${FileExists} $5
    Sleep 50
  ${Loop}
  ReadEnvStr $6 STAND_IN_STATUS
  ReadEnvStr $7 STAND_IN_FOUND
  StrCpy $8 $1 4
  ${If} $8 == "run "
    SetErrorLevel $6
  ${ElseIf} $7 == "no"
    SetErrorLevel 2
  ${EndIf}
SectionEnd

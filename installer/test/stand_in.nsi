; Stands in for uv.exe, python.exe and pythonw.exe where wine can't run the real ones: notes how it was
; called in %STAND_IN_LOG%, and as uv says that Python is at %STAND_IN_PYTHON%.

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
  FileOpen $0 $2 a
  FileSeek $0 0 END
  FileWrite $0 "$EXEFILE $1 [$3]$\r$\n"
  FileClose $0
  ${If} $EXEFILE == "uv.exe"
    ReadEnvStr $4 STAND_IN_PYTHON
    System::Call 'kernel32::GetStdHandle(i -11) p .r0'
    FileWrite $0 "$4$\r$\n"
  ${EndIf}
SectionEnd

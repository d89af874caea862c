; The installer of Windows: for one person, without an administrator.
;   /S            ask nothing, show nothing
;   /NOFIRSTRUN   do not start Potluck at the end
;   /D=FOLDER     install there
; It only unpacks, and makes the entries of the Start menu, of links and of the list of programs. What
; is large is fetched when Potluck first starts.

Unicode true
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "TextFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "python.nsh"

Name "Potluck"
OutFile "${OUT}"
; Not $LOCALAPPDATA\Potluck, where the data lie: Windows takes it for the same as "potluck".
InstallDir "$LOCALAPPDATA\Programs\Potluck"
InstallDirRegKey HKCU "Software\Potluck" "Folder"
RequestExecutionLevel user
; Not solid, since most of it is wheels, which are packed already.
SetCompressor lzma
SetOverwrite on
ManifestDPIAware true
BrandingText "Potluck ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "Potluck"
VIAddVersionKey /LANG=0 "FileDescription" "Potluck"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache-2.0"

!define LIST "Software\Microsoft\Windows\CurrentVersion\Uninstall\Potluck"
!define LINKS "Software\Classes\potluck"

!define MUI_ICON "${PAYLOAD}\icons\potluck.ico"
!define MUI_UNICON "${PAYLOAD}\icons\potluck.ico"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Potluck.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Spanish"
!include "texts.nsh"

!insertmacro DEFINE_FIND_PYTHON "un."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(NEEDS_64_BIT)" /SD IDOK
    SetErrorLevel 1
    Quit
  ${EndIf}
FunctionEnd

Section
  ; What an older version had and this one has not.
  ${If} ${FileExists} "$INSTDIR\payload\release\release.json"
    RMDir /r "$INSTDIR\payload"
  ${EndIf}
  !include "${FILES}"
  FileOpen $0 "$INSTDIR\payload\fresh" w
  FileClose $0
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\Potluck.lnk" "$INSTDIR\Potluck.exe"
  WriteRegStr HKCU "Software\Potluck" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${LINKS}" "" "URL:Potluck"
  WriteRegStr HKCU "${LINKS}" "URL Protocol" ""
  WriteRegStr HKCU "${LINKS}\DefaultIcon" "" "$INSTDIR\Potluck.exe,0"
  WriteRegStr HKCU "${LINKS}\shell\open\command" "" '"$INSTDIR\Potluck.exe" app "%1"'
  WriteRegStr HKCU "${LIST}" "DisplayName" "Potluck"
  WriteRegStr HKCU "${LIST}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LIST}" "DisplayIcon" "$INSTDIR\Potluck.exe,0"
  WriteRegStr HKCU "${LIST}" "Publisher" "The Potluck contributors"
  WriteRegStr HKCU "${LIST}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LIST}" "ModifyPath" '"$INSTDIR\Potluck.exe" repair'
  WriteRegStr HKCU "${LIST}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LIST}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LIST}" "EstimatedSize" ${UNPACKED_KIB}
  WriteRegDWORD HKCU "${LIST}" "NoRepair" 1

  ${If} ${Silent}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/NOFIRSTRUN" $1
    ${If} ${Errors}
      Exec '"$INSTDIR\Potluck.exe"'
    ${EndIf}
  ${EndIf}
SectionEnd

Section "Uninstall"
  StrCpy $2 "$INSTDIR\payload"
  Call un.FindPython
  ; Where nothing was set up there is nothing to end.
  ${If} ${FileExists} "$Root\installation.json"
    ${If} $Python == ""
      Goto not_ended
    ${EndIf}
    StrCpy $3 ""
    MessageBox MB_YESNOCANCEL|MB_ICONQUESTION "$(KEEP)" /SD IDYES IDYES asked IDNO forget
    Abort
    forget:
    StrCpy $3 "--delete-identity --delete-history"
    asked:
    nsExec::ExecToLog '"$Python" -m potluck_setup uninstall --yes $3 --root "$Root"'
    Pop $0
    ${If} $0 != 0
      Goto not_ended
    ${EndIf}
    ; What uninstalls ran from here, so it could not delete this itself.
    RMDir /r "$Root"
  ${EndIf}
  Goto ended
  not_ended:
  MessageBox MB_OK|MB_ICONSTOP "$(NOT_ENDED)" /SD IDOK
  SetErrorLevel 1
  Abort
  ended:

  Delete "$SMPROGRAMS\Potluck.lnk"
  DeleteRegKey HKCU "${LINKS}"
  DeleteRegKey HKCU "${LIST}"
  DeleteRegKey HKCU "Software\Potluck"
  ; Python's own compiled copies lie between the files of the payload.
  RMDir /r "$INSTDIR\payload"
  Delete "$INSTDIR\Potluck.exe"
  Delete "$INSTDIR\potluck.cmd"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd

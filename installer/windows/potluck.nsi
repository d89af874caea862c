; The installer of Windows: for one person, without an administrator.
;   /S            ask nothing, show nothing
;   /NOFIRSTRUN   do not start Potluck at the end
;   /D=FOLDER     install there
; It only unpacks, and makes the entries of the Start menu, of links and of the list of programs. What
; is large is fetched when Potluck first starts. It may be run while Potluck works: that runs out of a
; folder of its own, so nothing that is written here is in use but while Potluck is set up, or used in
; a terminal.

Unicode true
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "TextFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "python.nsh"
!include "own_files.nsh"
!include "command.nsh"

Name "Potluck"
OutFile "${OUT}"
; Not $LOCALAPPDATA\Potluck, where the data lie: Windows takes it for the same as "potluck".
InstallDir "$LOCALAPPDATA\${USUAL_FOLDER}"
InstallDirRegKey HKCU "Software\Potluck" "Folder"
RequestExecutionLevel user
; Not solid, since most of it is wheels, which are packed already.
SetCompressor lzma
SetOverwrite on
; Else somebody, or a silent installation, could go on with half of it.
AllowSkipFiles off
ManifestDPIAware true
BrandingText "Potluck ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "Potluck"
VIAddVersionKey /LANG=0 "FileDescription" "Potluck"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache-2.0"

!define LIST "Software\Microsoft\Windows\CurrentVersion\Uninstall\Potluck"
!define LINKS "Software\Classes\potluck"
!define TRIES 60
!define TRY_MILLISECONDS 250

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
!insertmacro DEFINE_OWN_FILES ""
!insertmacro DEFINE_OWN_FILES "un."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(NEEDS_64_BIT)" /SD IDOK
    SetErrorLevel 1
    Quit
  ${EndIf}
FunctionEnd

Section
  ; What an older version brought, since this one may have less. Nothing changes while a part of it is
  ; in use.
  ${Do}
    Call CheckOwnFiles
    ${If} $InUse == ""
      Call DeleteOwnFiles
    ${EndIf}
    ${If} $InUse == ""
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IN_USE)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 1
    Abort
    again:
  ${Loop}
  !include "${FILES}"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  Call PutCommand
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
  Call un.FindPython
  ; Where nothing was set up there is nothing to end.
  ${If} ${FileExists} "$Root\installation.json"
    ${If} $HasPython == ""
      Goto not_ended
    ${EndIf}
    StrCpy $3 ""
    MessageBox MB_YESNOCANCEL|MB_ICONQUESTION "$(KEEP)" /SD IDYES IDYES asked IDNO forget
    Abort
    forget:
    StrCpy $3 "--delete-identity --delete-history"
    asked:
    nsExec::ExecToLog '${RUN_PYTHON} -m potluck_setup uninstall --yes $3'
    Pop $0
    ${If} $0 != 0
      Goto not_ended
    ${EndIf}
  ${EndIf}
  Goto ended
  not_ended:
  MessageBox MB_OK|MB_ICONSTOP "$(NOT_ENDED)" /SD IDOK
  SetErrorLevel 1
  Abort
  ended:

  ; Whatever ran from here a moment ago, such as what called this, may take a while to let go.
  StrCpy $3 0
  ${Do}
    Call un.CheckOwnFiles
    ${If} $InUse == ""
      Call un.DeleteOwnFiles
      Call un.DeleteRoot
    ${EndIf}
    ${If} $InUse == ""
      ${Break}
    ${EndIf}
    IntOp $3 $3 + 1
    ${If} $3 == ${TRIES}
      MessageBox MB_OK|MB_ICONSTOP "$(STILL_IN_USE)$\r$\n$InUse" /SD IDOK
      SetErrorLevel 1
      Abort
    ${EndIf}
    Sleep ${TRY_MILLISECONDS}
  ${Loop}
  Call un.TakeCommand
  Delete "$SMPROGRAMS\Potluck.lnk"
  DeleteRegKey HKCU "${LINKS}"
  DeleteRegKey HKCU "${LIST}"
  DeleteRegKey HKCU "Software\Potluck"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd

; Delete what potluck_setup.leaving could not, since it ran from it (IN_USE_ON_WINDOWS there), and
; the root itself if nobody else has put anything into it. $InUse names what can't be deleted now.
Function un.DeleteRoot
  ${If} ${FileExists} "$Root\pythons\*.*"
    ClearErrors
    RMDir /r "$Root\pythons"
    ${If} ${Errors}
      StrCpy $InUse "$Root\pythons"
    ${EndIf}
  ${EndIf}
  Delete "$Root\setup.log"
  Delete "$Root\setup.log.1"
  RMDir "$Root"
FunctionEnd

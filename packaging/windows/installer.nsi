; The Windows installer. Compiled by packaging/windows/installer.py, which hands over:
;   VERSION       0.1.0             VERSION4      0.1.0.0
;   FILES_NSH     what puts the files in place    FILES_TXT   the list of what is put in place
;   ICON          ketams.ico        OUT           the installer to be written
;   SIZE_KB       what it takes on the disk
;
; Per user, without administrator's rights, unless /ALLUSERS is given. Silent with /S.
; /D=FOLDER comes last and is never quoted. Only files that stand in the list which lies in the
; folder are ever deleted; no folder is deleted that still holds something.
;
; Exit codes, for those who install without looking: docs/clinic/install.md has the same table.

Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
CRCCheck force
; The times of the files would make two builds differ.
SetDateSave off
; Else NSIS takes the root of a disk for no folder at all, and the usual one in its place.
AllowRootDirInstall true

!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include MUI2.nsh

!define NAME "KetaMS Desktop"
!define PROGRAM "ketams-desktop.exe"
!define LIST "ketams-installed-files.txt"
!define LIST_HEAD "KetaMS Desktop: files that the installer put here"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\KetaMS Desktop"
!define FILE_TYPE "KetaMS.QuestionList"
!define LOG "$TEMP\ketams-desktop-setup.txt"

!define EXIT_RUNNING 3
!define EXIT_FOREIGN_FOLDER 4
!define EXIT_NEEDS_ADMINISTRATOR 5
!define EXIT_NOT_WRITTEN 6
!define EXIT_OLD_WINDOWS 7
!define EXIT_ELSEWHERE 8

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION4}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT license; the parts by others: see the folder licences"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TITLE "Set up ${NAME}"
!define MUI_WELCOMEPAGE_TEXT "${NAME} is a question guide about ketamine and multiple sclerosis.$\r$\n$\r$\nIt is put on this computer and works without the internet. Nothing is sent anywhere, and there is no account.$\r$\n$\r$\nIf an older version is here, it is replaced. Your lists and settings stay.$\r$\n$\r$\nPress Next to go on."
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE skip_folder_of_upgrade
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE check_folder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME} is ready"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu as ${NAME}."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME} now"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var is_for_all      ; 1: for every account of the computer
Var own_data        ; where this account's lists are
Var message
Var parameters      ; what the installer was started with
Var installed_in    ; where an older version is, by the registry
Var code
Var round

; --- What both the installer and the uninstaller do -----------------------------------------

!macro SHARED un

; Say $message, or write it down when nobody is looking, and end with $code.
Function ${un}refuse
  FileOpen $0 "${LOG}" w
  ${If} $0 != ""
    FileWrite $0 "$message$\r$\n"
    FileClose $0
  ${EndIf}
  MessageBox MB_OK|MB_ICONEXCLAMATION "$message" /SD IDOK
  SetErrorLevel $code
  Quit
FunctionEnd

; Places and the registry's half for one account or for all.
Function ${un}choose_context
  SetRegView 64
  SetShellVarContext current
  StrCpy $own_data "$LOCALAPPDATA\KetaMS\KetaMS"
  ${If} $is_for_all == 1
    SetShellVarContext all
  ${EndIf}
FunctionEnd

; Windows lets nobody write to a program that runs, whoever started it.
Function ${un}check_not_running
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      StrCpy $message "${NAME} is open, or its folder cannot be written to. Nothing was changed. Please close ${NAME}, then start again.$\r$\n$\r$\nThe folder is $INSTDIR"
      StrCpy $code ${EXIT_RUNNING}
      Call ${un}refuse
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd

; Put 1 into $9 if a folder's list of files is there and is ours, else 0.
Function ${un}has_own_list
  StrCpy $9 0
  ClearErrors
  FileOpen $0 "$INSTDIR\${LIST}" r
  ${IfNot} ${Errors}
    FileRead $0 $1
    FileClose $0
    ${If} $1 == "${LIST_HEAD}$\r$\n"
      StrCpy $9 1
    ${EndIf}
  ${EndIf}
FunctionEnd

; Cut the line end off $1; put 1 into $8 if what is left names something inside the folder.
Function ${un}read_name
  StrCpy $8 0
  trim:
    StrCpy $2 $1 1 -1
    ${If} $2 == "$\r"
    ${OrIf} $2 == "$\n"
      StrCpy $1 $1 -1
      Goto trim
    ${EndIf}
  StrCpy $2 $1 1
  ${If} $1 == ""
  ${OrIf} $2 == "\"
    Return
  ${EndIf}
  StrCpy $3 0
  look:
    StrCpy $2 $1 1 $3
    ${If} $2 == ":"
    ${OrIf} $2 == "*"
    ${OrIf} $2 == "?"
    ${OrIf} $2 == "/"
      Return
    ${EndIf}
    StrCpy $4 $1 2 $3
    ${If} $4 == ".."
      Return
    ${EndIf}
    IntOp $3 $3 + 1
    ${If} $2 != ""
      Goto look
    ${EndIf}
  StrCpy $8 1
FunctionEnd

!macroend

!insertmacro SHARED ""
!insertmacro SHARED "un."

; --- Before anything is changed ---------------------------------------------------------------

Function .onInit
  ${GetParameters} $parameters
  ClearErrors
  ${GetOptions} $parameters "/ALLUSERS" $0
  ${IfNot} ${Errors}
    StrCpy $is_for_all 1
  ${EndIf}
  Call check_windows
  Call choose_context
  Call check_rights
  Call choose_folder
  ${If} ${Silent}
    Call check_folder
  ${EndIf}
FunctionEnd

Function check_windows
  ${IfNot} ${AtLeastWin10}
    StrCpy $message "${NAME} needs Windows 10 or newer. Nothing was changed."
    StrCpy $code ${EXIT_OLD_WINDOWS}
    Call refuse
  ${EndIf}
FunctionEnd

; For all accounts an administrator is needed: ask Windows for one, or say so when silent.
Function check_rights
  ${If} $is_for_all != 1
    Return
  ${EndIf}
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
    Return
  ${EndIf}
  ${IfNot} ${Silent}
    ClearErrors
    ExecShell "runas" "$EXEPATH" "$parameters"
    ${IfNot} ${Errors}
      Quit
    ${EndIf}
  ${EndIf}
  StrCpy $message "Installing for all accounts needs an administrator. Nothing was changed. Please start it as an administrator, or leave out /ALLUSERS."
  StrCpy $code ${EXIT_NEEDS_ADMINISTRATOR}
  Call refuse
FunctionEnd

; NSIS takes a name after /D= that is no folder's for none: nobody wants the usual folder then.
Function check_no_bad_folder
  System::Call 'kernel32::GetCommandLineW()t.r0'
  StrCpy $1 0
  look:
    StrCpy $2 $0 4 $1
    ${If} $2 == " /D="
      StrCpy $message "The folder that was named after /D= cannot be used. Nothing was changed. Please name a whole path, without quotes, as the last thing."
      StrCpy $code ${EXIT_FOREIGN_FOLDER}
      Call refuse
    ${EndIf}
    IntOp $1 $1 + 1
    ${If} $2 != ""
      Goto look
    ${EndIf}
FunctionEnd

; /D= wins; then the folder of an older version; then the usual one.
Function choose_folder
  ReadRegStr $installed_in SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $INSTDIR == ""
    Call check_no_bad_folder
    ${If} $installed_in != ""
      StrCpy $INSTDIR $installed_in
    ${ElseIf} $is_for_all == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; An upgrade goes where the older version is: there is nothing to choose.
Function skip_folder_of_upgrade
  ${If} $installed_in != ""
  ${AndIf} $installed_in == $INSTDIR
    Call check_folder
    Abort
  ${EndIf}
FunctionEnd

; Only an empty folder, a new one, or our own.
Function check_folder
  ${If} $installed_in != ""
  ${AndIf} $installed_in != $INSTDIR
  ${AndIf} ${FileExists} "$installed_in\${LIST}"
    StrCpy $message "${NAME} is installed already, in $installed_in. Nothing was changed. To move it, uninstall it there first; your lists stay."
    StrCpy $code ${EXIT_ELSEWHERE}
    Call refuse
  ${EndIf}
  Call has_own_list
  ${If} $9 == 1
    Call check_not_running
    Return
  ${EndIf}
  StrLen $1 $INSTDIR
  ${DirState} "$INSTDIR" $0
  ; A file of that name counts as a full folder, and so does the root of a disk.
  ${If} $0 == -1
  ${AndIf} ${FileExists} "$INSTDIR"
    StrCpy $0 1
  ${EndIf}
  ${If} $1 < 4
    StrCpy $0 1
  ${EndIf}
  ${If} $0 == 1
    StrCpy $message "The folder $INSTDIR holds other files. Nothing was changed. Please choose an empty folder, or a new one."
    StrCpy $code ${EXIT_FOREIGN_FOLDER}
    ${IfNot} ${Silent}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$message"
      Abort
    ${EndIf}
    Call refuse
  ${EndIf}
FunctionEnd

; --- Installing -----------------------------------------------------------------------------------

; Before the first file: the list gets the new names too, so that an installation that is cut
; off can be taken away again or be done once more.
Function begin_list
  CreateDirectory "$INSTDIR"
  Call has_own_list
  ClearErrors
  ${If} $9 == 1
    FileOpen $0 "$INSTDIR\${LIST}" a
    FileSeek $0 0 END
  ${Else}
    FileOpen $0 "$INSTDIR\${LIST}" w
    FileWrite $0 "${LIST_HEAD}$\r$\n"
  ${EndIf}
  ${If} ${Errors}
    StrCpy $message "The folder $INSTDIR cannot be written to. Nothing was changed. Please choose another folder."
    StrCpy $code ${EXIT_NOT_WRITTEN}
    Call refuse
  ${EndIf}
  FileOpen $5 "$PLUGINSDIR\new.txt" r
  ${Do}
    ClearErrors
    FileRead $5 $1
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    FileWrite $0 $1
  ${Loop}
  FileClose $5
  FileClose $0
FunctionEnd

; Put 1 into $7 if the name in $1 is in the new version, else 0.
Function is_in_new
  StrCpy $7 0
  FileOpen $6 "$PLUGINSDIR\new.txt" r
  ${Do}
    ClearErrors
    FileRead $6 $2
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    ${If} $2 == "$1$\r$\n"
      StrCpy $7 1
      ${ExitDo}
    ${EndIf}
  ${Loop}
  FileClose $6
FunctionEnd

; What the older version brought and this one does not. Folders go only when they are empty.
Function remove_stale
  FileOpen $5 "$INSTDIR\${LIST}" r
  FileRead $5 $1
  ${Do}
    ClearErrors
    FileRead $5 $1
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    Call read_name
    ${If} $8 == 1
      Call is_in_new
      ${If} $7 == 0
        StrCpy $2 $1 1 -1
        ${If} $2 == "\"
          RMDir "$INSTDIR\$1"
        ${Else}
          Delete "$INSTDIR\$1"
        ${EndIf}
      ${EndIf}
    ${EndIf}
  ${Loop}
  FileClose $5
FunctionEnd

; The list becomes that of this version alone.
Function end_list
  ClearErrors
  FileOpen $0 "$INSTDIR\${LIST}.new" w
  FileWrite $0 "${LIST_HEAD}$\r$\n"
  FileOpen $5 "$PLUGINSDIR\new.txt" r
  ${Do}
    ClearErrors
    FileRead $5 $1
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    FileWrite $0 $1
  ${Loop}
  FileClose $5
  FileClose $0
  Delete "$INSTDIR\${LIST}"
  Rename "$INSTDIR\${LIST}.new" "$INSTDIR\${LIST}"
FunctionEnd

Function write_registry
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "KetaMS"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}

  WriteRegStr SHCTX "Software\Classes\.ketams" "" "${FILE_TYPE}"
  WriteRegStr SHCTX "Software\Classes\.ketams\OpenWithProgids" "${FILE_TYPE}" ""
  WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}" "" "List of questions"
  WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" --open "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

Section "install"
  Call check_not_running
  InitPluginsDir
  File "/oname=$PLUGINSDIR\new.txt" "${FILES_TXT}"
  Call begin_list
  SetOverwrite try
  ClearErrors
  !include "${FILES_NSH}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    StrCpy $message "Not every file of ${NAME} could be written: the disk may be full, or a file is in use. Your lists were not touched. Please make room, then start this again; it goes on from there."
    StrCpy $code ${EXIT_NOT_WRITTEN}
    Call refuse
  ${EndIf}
  Call remove_stale
  Call end_list
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "" "" SW_SHOWNORMAL "" "Questions about ketamine and MS, for a visit"
  Call write_registry
SectionEnd

; --- Uninstalling -----------------------------------------------------------------------------------

Function un.onInit
  Call un.has_own_list
  ${If} $9 != 1
    StrCpy $message "The list of what ${NAME} put into $INSTDIR is missing. Nothing was deleted. Install ${NAME} again, then uninstall it."
    StrCpy $code ${EXIT_FOREIGN_FOLDER}
    Call un.refuse
  ${EndIf}
  SetRegView 64
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $is_for_all 1
  ${EndIf}
  Call un.choose_context
  Call un.check_rights
  Call un.check_not_running
FunctionEnd

Function un.check_rights
  UserInfo::GetAccountType
  Pop $0
  ${If} $is_for_all != 1
  ${OrIf} $0 == "Admin"
    Return
  ${EndIf}
  ${IfNot} ${Silent}
    ClearErrors
    ExecShell "runas" "$INSTDIR\uninstall.exe"
    ${IfNot} ${Errors}
      Quit
    ${EndIf}
  ${EndIf}
  StrCpy $message "${NAME} was installed for all accounts; uninstalling it needs an administrator. Nothing was changed."
  StrCpy $code ${EXIT_NEEDS_ADMINISTRATOR}
  Call un.refuse
FunctionEnd

; Two rounds over the list: files, then folders, the deepest first.
Function un.remove_listed
  StrCpy $round "files"
  round:
  FileOpen $5 "$INSTDIR\${LIST}" r
  FileRead $5 $1
  ${Do}
    ClearErrors
    FileRead $5 $1
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    Call un.read_name
    ${If} $8 == 1
      StrCpy $2 $1 1 -1
      ${If} $2 == "\"
        ${If} $round == "folders"
          RMDir "$INSTDIR\$1"
        ${EndIf}
      ${ElseIf} $round == "files"
        Delete "$INSTDIR\$1"
      ${EndIf}
    ${EndIf}
  ${Loop}
  FileClose $5
  ${If} $round == "files"
    StrCpy $round "folders"
    Goto round
  ${EndIf}
FunctionEnd

Function un.remove_registry
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ReadRegStr $0 SHCTX "Software\Classes\.ketams" ""
  ${If} $0 == "${FILE_TYPE}"
    DeleteRegValue SHCTX "Software\Classes\.ketams" ""
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\.ketams\OpenWithProgids" "${FILE_TYPE}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.ketams\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.ketams"
  DeleteRegKey SHCTX "Software\Classes\${FILE_TYPE}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

Section "un.install"
  SetOutPath "$TEMP"
  Call un.remove_listed
  Delete "$INSTDIR\uninstall.exe"
  Delete "$INSTDIR\${LIST}.new"
  Delete "$INSTDIR\${LIST}"
  RMDir "$INSTDIR"
  Call un.remove_registry
  StrCpy $message "${NAME} was uninstalled."
  ${If} ${FileExists} "$own_data\*.*"
    StrCpy $message "$message Your lists and settings were kept, in this folder:$\r$\n$\r$\n$own_data$\r$\n$\r$\nIf you no longer want them, delete that folder."
  ${ElseIf} $is_for_all == 1
    StrCpy $message "$message Each account's lists were kept, in its folder AppData\Local\KetaMS."
  ${EndIf}
  FileOpen $0 "${LOG}" w
  FileWrite $0 "$message$\r$\n"
  FileClose $0
  MessageBox MB_OK|MB_ICONINFORMATION "$message" /SD IDOK
SectionEnd

; Inno Setup 6: the Windows installer out of dist\chairside-composer. Called by build_windows.ps1 with /DVersion=...
; Installs for one person without an administrator; the person may choose all users.
#ifndef Version
  #error Call this through build_windows.ps1
#endif

[Setup]
AppId={{6F1B0F0E-6C0A-4F6F-9B63-7A2C1F3C9D51}
AppName=Chairside Composer
AppVersion={#Version}
AppPublisher=The Chairside Composer authors
DefaultDirName={autopf}\Chairside Composer
DefaultGroupName=Chairside Composer
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\dist\icons\chairside.ico
UninstallDisplayIcon={app}\chairside-window.exe
OutputDir=..\..\dist
OutputBaseFilename=chairside-composer-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
DisableProgramGroupPage=yes

[Files]
Source: "..\..\dist\chairside-composer\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[InstallDelete]
; Files of an older version must not be loaded by a newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Chairside Composer"; Filename: "{app}\chairside-window.exe"
Name: "{autodesktop}\Chairside Composer"; Filename: "{app}\chairside-window.exe"; Tasks: desktopicon

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Run]
Filename: "{app}\chairside-window.exe"; Description: "{cm:LaunchProgram,Chairside Composer}"; Flags: nowait postinstall skipifsilent

; The person's posts are in %LOCALAPPDATA%\Chairside Composer and stay when the program is removed.

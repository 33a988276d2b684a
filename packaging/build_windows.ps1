# Builds Chairside Composer for Windows: the program folder, then an installer (with Inno Setup 6) or a zip.
#
#   powershell -ExecutionPolicy Bypass -File packaging\build_windows.ps1
#
# Needs Python 3.11 or newer. Everything goes to dist\. To sign, set CHAIRSIDE_SIGN to a command that takes a file name.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")

$python = @("python3", "py", "python") | Where-Object { Get-Command $_ -ErrorAction SilentlyContinue } | Select-Object -First 1
if (-not $python) { throw "Python is not installed: https://www.python.org/downloads/" }

& $python packaging\build.py
if ($LASTEXITCODE -ne 0) { throw "The build failed; the reason is above." }
$version = (& .venv\Scripts\python.exe -c "import composer; print(composer.__version__)").Trim()

if ($env:CHAIRSIDE_SIGN) {
    foreach ($file in Get-ChildItem dist\chairside-composer\chairside*.exe) {
        & $env:CHAIRSIDE_SIGN $file.FullName
        if ($LASTEXITCODE -ne 0) { throw "Signing $file failed." }
    }
}

# The built program must start before it is wrapped up.
& dist\chairside-composer\chairside.exe --version
if ($LASTEXITCODE -ne 0) { throw "The built program does not start." }

$inno = @("${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe", "$env:ProgramFiles\Inno Setup 6\ISCC.exe") |
    Where-Object { Test-Path $_ } | Select-Object -First 1
if ($inno) {
    & $inno "/DVersion=$version" packaging\windows\chairside.iss
    if ($LASTEXITCODE -ne 0) { throw "Inno Setup failed; the reason is above." }
} else {
    Write-Host "Inno Setup 6 is not installed: making a zip instead of an installer."
    Compress-Archive -Force -Path dist\chairside-composer -DestinationPath "dist\chairside-composer-$version-windows.zip"
}
Get-ChildItem dist -File

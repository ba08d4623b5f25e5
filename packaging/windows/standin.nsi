; A program that does nothing for ten seconds: stands for the app where the installer is tried.
Target amd64-unicode
Name "stand-in"
RequestExecutionLevel user
SilentInstall silent
OutFile "${OUT}"
VIProductVersion "${VERSION4}"
VIAddVersionKey "FileVersion" "${VERSION4}"
VIAddVersionKey "FileDescription" "stand-in"
Section
  Sleep 10000
SectionEnd

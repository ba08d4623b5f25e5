"""Makes the MSI for clinics: for every account, silent with msiexec, by wixl."""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import quoteattr

import app_icon
import installer

#: Never changes: by it Windows knows an older version and replaces it.
UPGRADE_CODE = "8B3C1F6E-5D0A-4C57-9E64-2F7A31D8C0B5"
#: From it and a file's place comes the file's own number, the same in every version.
ICON = "ketams.ico"
_NUMBERS = uuid.UUID(UPGRADE_CODE)
_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" Name="KetaMS Desktop" Manufacturer="KetaMS" Language="1033"
           UpgradeCode="{upgrade}" Version="{version}">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"
             Description="An offline question guide about ketamine and multiple sclerosis"/>
    <MajorUpgrade DowngradeErrorMessage="{newer}"/>
    <Media Id="1" Cabinet="app.cab" EmbedCab="yes"/>
    <Icon Id="ketams.ico" SourceFile={icon}/>
    <Property Id="ARPPRODUCTICON" Value="ketams.ico"/>
    <Property Id="ARPNOMODIFY" Value="1"/>
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramMenuFolder">
        <Component Id="Shortcut" Guid="{shortcut}" Win64="yes">
          <Shortcut Id="StartMenu" Name="KetaMS Desktop" Target="[INSTALLDIR]ketams-desktop.exe"
                    Description="Questions about ketamine and MS, for a visit"/>
          <RegistryValue Root="HKLM" Key="Software\\KetaMS\\Desktop" Name="Shortcut" Type="integer"
                         Value="1" KeyPath="yes"/>
        </Component>
      </Directory>
      <Directory Id="ProgramFiles64Folder">
"""
_TAIL = """      </Directory>
    </Directory>
    <Feature Id="App" Level="1">
{references}
    </Feature>
  </Product>
</Wix>
"""
_FILE_TYPE = """{pad}  <RegistryValue Root="HKLM" Key="Software\\Classes\\.ketams" Type="string"
{pad}                 Value="KetaMS.QuestionList"/>
{pad}  <RegistryValue Root="HKLM" Key="Software\\Classes\\KetaMS.QuestionList" Type="string"
{pad}                 Value="List of questions"/>
{pad}  <RegistryValue Root="HKLM" Key="Software\\Classes\\KetaMS.QuestionList\\shell\\open\\command"
{pad}                 Type="string" Value='"[INSTALLDIR]ketams-desktop.exe" --open "%1"'/>
"""


def can_make() -> bool:
    """Tell whether the tool for it is here."""
    return shutil.which("wixl") is not None


def number(text: str) -> str:
    """Return a number for Windows that is the same whenever the text is."""
    return str(uuid.uuid5(_NUMBERS, text)).upper()


def _short(prefix: str, path: PurePosixPath) -> str:
    return prefix + hashlib.sha256(str(path).encode()).hexdigest()[:24]


def folder_lines(
    folder: str, names: Sequence[PurePosixPath], here: PurePosixPath, depth: int
) -> Iterator[str]:
    """Return the lines for one folder: its files, then the folders in it."""
    pad = "  " * depth
    for name in sorted(x for x in names if x.parent == here):
        component = _short("c", name)
        yield f'{pad}<Component Id="{component}" Guid="{number(str(name))}" Win64="yes">'
        source = quoteattr(f"{folder}/{name}")
        file = f'<File Id="{_short("f", name)}" Name={quoteattr(name.name)} Source={source}'
        yield f'{pad}  {file} KeyPath="yes"/>'
        if str(name) == installer.PROGRAM:
            yield _FILE_TYPE.format(pad=pad).rstrip("\n")
        yield f"{pad}</Component>"
    below = {x for x in installer.folders_of(names) if x.parent == here}
    for inner in sorted(below):
        yield f'{pad}<Directory Id="{_short("d", inner)}" Name={quoteattr(inner.name)}>'
        yield from folder_lines(folder, names, inner, depth + 1)
        yield f"{pad}</Directory>"


def source_text(folder: Path, version: str, work: Path) -> str:
    """Return the description that wixl compiles in `work`; it takes no whole paths."""
    names = installer.payload(folder)
    head = _HEAD.format(
        upgrade=UPGRADE_CODE,
        version=version,
        newer="A newer version of KetaMS Desktop is installed already. Nothing was changed.",
        icon=quoteattr(ICON),
        shortcut=number("shortcut"),
    )
    lines = ['        <Directory Id="INSTALLDIR" Name="KetaMS Desktop">']
    lines += folder_lines(os.path.relpath(folder, work), names, PurePosixPath(), 5)
    lines += ["        </Directory>"]
    every = [_short("c", name) for name in names]
    references = [f'      <ComponentRef Id="{name}"/>' for name in ["Shortcut", *every]]
    return head + "\n".join(lines) + "\n" + _TAIL.format(references="\n".join(references))


def make_msi(folder: Path, out: Path, work: Path, version: str) -> Path:
    """Compile the MSI and return it.

    Raises:
        installer.PackError: wixl is missing or failed, or a name cannot be listed.
    """
    installer.four_numbers(version)
    work.mkdir(parents=True, exist_ok=True)
    app_icon.write_ico(work / ICON)
    source = work / "ketams.wxs"
    source.write_text(source_text(folder, version, work), "utf-8")
    target = out / f"ketams-desktop-{version}.msi"
    installer.run(["wixl", "-a", "x64", "-o", str(target), source.name], cwd=work)
    return target

r"""Tries the Windows packages: install, upgrade, refuse, uninstall, with a stand-in for the app.

    python packaging/windows/try_installer.py [--record docs/windows-installer.md]

Under Wine on Linux, and the same on a Windows that may be changed (KETAMS_TRY_ON_WINDOWS=1, as in
the workflow's clean machine). What counts is what lies in the folders and the registry: an exit
code alone proves nothing. Exit codes: 0 all as it should be, 1 something is not, 2 not tried.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import installer  # noqa: E402 - its folder is on the path from here on
import msi  # noqa: E402
from windows_machine import Machine, find_wine  # noqa: E402

UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\KetaMS Desktop"
FILE_TYPE = r"Software\Classes\.ketams"
OWN = {installer.LIST, "uninstall.exe"}
#: The codes that installer.nsi ends with.
RUNNING, FOREIGN_FOLDER, ELSEWHERE = 3, 4, 8

#: What a version of the stand-in holds; the second lacks one folder and has another.
FIRST = ("_internal/base.zip", "_internal/PySide6/Qt/lib/Qt6Core.dll", "_internal/gone/a b.txt")
SECOND = ("_internal/base.zip", "_internal/PySide6/Qt/lib/Qt6Core.dll", "_internal/new/c.txt")


class Report:
    """Says what was looked at, and keeps it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.failed = 0

    def heading(self, text: str) -> None:
        """Begin a case."""
        self._say(f"\n{text}")

    def see(self, what: str, is_so: bool) -> None:
        """Write down one thing that was looked at."""
        self.failed += not is_so
        self._say(f"  {'ok  ' if is_so else 'FAIL'}  {what}")

    def _say(self, line: str) -> None:
        print(line, flush=True)
        self.lines.append(line)


class Trial:
    """The cases, in the order in which a computer may meet them."""

    def __init__(self, root: Path, machine: Machine, report: Report) -> None:
        self._root, self._machine, self._report = root, machine, report
        self._see = report.see
        self._old = self._payload("0.1.0", FIRST)
        self._new = self._payload("0.2.0", SECOND)
        self._setup = {
            version: installer.make_nsis(folder, root, root / f"work-{version}", version)
            for version, folder in (("0.1.0", self._old), ("0.2.0", self._new))
        }
        self._folder = machine.place(r"%LOCALAPPDATA%\Programs\KetaMS Desktop")
        self._lists = machine.place(r"%LOCALAPPDATA%\KetaMS\KetaMS\lists")
        self._log = machine.place(r"%TEMP%\ketams-desktop-setup.txt")

    def _payload(self, version: str, names: Sequence[str]) -> Path:
        folder = self._root / f"app-{version}"
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"{name} of {version}\n", "utf-8")
        defines = {"OUT": folder / installer.PROGRAM, "VERSION4": f"{version}.0"}
        arguments = [f"-D{name}={value}" for name, value in defines.items()]
        installer.run(["makensis", "-V1", *arguments, str(HERE / "standin.nsi")])
        return folder

    def run(self) -> None:
        """Try everything."""
        self.install_for_one()
        self.upgrade()
        self.refuse_while_running()
        self.refuse_second_place()
        self.uninstall()
        self.refuse_foreign_folder()
        self.install_where_told()
        self.damaged_lists()
        self.install_cut_off()
        self.install_for_all()
        if msi.can_make():
            self.msi_for_all()

    # --- What is looked at -----------------------------------------------------------------

    def _install(self, version: str, *options: str) -> int:
        self._log.unlink(missing_ok=True)
        return self._machine.run([str(self._setup[version]), "/S", *options])

    def _uninstall(self, folder: Path) -> int:
        self._log.unlink(missing_ok=True)
        return self._machine.run([str(folder / "uninstall.exe"), "/S"])

    def _uninstall_in_place(self, folder: Path) -> int:
        """Without the copy of itself that goes on alone, so that the exit code can be seen."""
        self._log.unlink(missing_ok=True)
        copy = self._root / "uninstall-copy.exe"
        shutil.copyfile(folder / "uninstall.exe", copy)
        where = self._machine.windows_path(folder)
        line = f'"{self._machine.windows_path(copy)}" /S _?={where}'
        return self._machine.run_batch(self._root, line)

    def _see_files(self, folder: Path, payload: Path, *more: str) -> None:
        there = {x.relative_to(folder).as_posix() for x in folder.rglob("*") if x.is_file()}
        wanted = {str(name) for name in installer.payload(payload)}
        self._see("the files are those of the app, and no others", there == wanted | OWN | {*more})
        same = all((folder / n).read_bytes() == (payload / n).read_bytes() for n in wanted & there)
        self._see("their bytes are the same", same)
        folders = {x.relative_to(folder).as_posix() for x in folder.rglob("*") if x.is_dir()}
        kept = {str(p) for n in there for p in PurePosixPath(n).parents} - {"."}
        self._see("no folder is empty", folders == kept)

    def _see_registry(self, half: str, folder: Path, version: str) -> None:
        where = self._machine.windows_path(folder)
        entry = self._machine.registry(f"{half}\\{UNINSTALL}")
        self._see(f"{half}: version {version}", entry.get("DisplayVersion") == version)
        self._see(f"{half}: its folder", entry.get("InstallLocation") == where)
        quiet = f'"{where}\\uninstall.exe" /S'
        self._see(f"{half}: silent line to uninstall", entry.get("QuietUninstallString") == quiet)
        kind = self._machine.registry(f"{half}\\{FILE_TYPE}").get("@", "")
        command = self._machine.registry(f"{half}\\Software\\Classes\\{kind}\\shell\\open\\command")
        opening = f'"{where}\\{installer.PROGRAM}" --open "%1"'
        self._see(f"{half}: a .ketams file opens with it", command.get("@") == opening)

    def _see_nothing_left(self, half: str, menu: str) -> None:
        keys = (UNINSTALL, FILE_TYPE, r"Software\Classes\KetaMS.QuestionList")
        left = [key for key in keys if self._machine.registry(f"{half}\\{key}")]
        self._see(f"{half}: no key is left", left == [])
        self._see("no shortcut is left", not self._shortcut(menu).exists())

    def _shortcut(self, menu: str) -> Path:
        return self._machine.place(
            rf"%{menu}%\Microsoft\Windows\Start Menu\Programs\KetaMS Desktop.lnk"
        )

    def _said(self) -> str:
        return self._log.read_text("cp1252") if self._log.exists() else ""

    # --- The cases ---------------------------------------------------------------------------

    def install_for_one(self) -> None:
        """Install silently for one account."""
        self._report.heading("setup.exe /S: for one account")
        self._see("exit code 0", self._install("0.1.0") == 0)
        self._see_files(self._folder, self._old)
        self._see_registry("HKCU", self._folder, "0.1.0")
        self._see("HKLM is untouched", not self._machine.registry(f"HKLM\\{UNINSTALL}"))
        self._see("shortcut in the Start menu", self._shortcut("APPDATA").is_file())

    def upgrade(self) -> None:
        """Install a newer version over it."""
        self._report.heading("setup.exe /S of a newer version, over it")
        self._lists.mkdir(parents=True, exist_ok=True)
        (self._lists / "my-list.ketams").write_text("a person's list", "utf-8")
        (self._folder / "_internal" / "somebody's.txt").write_text("not ours", "utf-8")
        self._see("exit code 0", self._install("0.2.0") == 0)
        self._see_files(self._folder, self._new, "_internal/somebody's.txt")
        self._see("a stale folder is gone", not (self._folder / "_internal" / "gone").exists())
        self._see_registry("HKCU", self._folder, "0.2.0")
        self._see("the person's list is there", (self._lists / "my-list.ketams").is_file())

    def refuse_while_running(self) -> None:
        """Neither install nor uninstall over a running copy."""
        self._report.heading("setup.exe /S and uninstall.exe /S while the app is open")
        running = self._machine.start(self._folder / installer.PROGRAM)
        time.sleep(3)  # until Windows holds the file; nothing else can be seen of it from here
        before = fingerprint(self._folder)
        self._see(f"setup: exit code {RUNNING}", self._install("0.1.0") == RUNNING)
        self._see("setup: says that it is open", "is open" in self._said())
        code = self._uninstall_in_place(self._folder)
        self._see(f"uninstall: exit code {RUNNING}", code == RUNNING)
        self._see("nothing was changed", fingerprint(self._folder) == before)
        running.wait()

    def refuse_second_place(self) -> None:
        """Do not leave the older copy behind by installing elsewhere."""
        self._report.heading(r"setup.exe /S /D=C:\elsewhere while it is installed")
        before = fingerprint(self._folder)
        self._see(f"exit code {ELSEWHERE}", self._install("0.2.0", r"/D=C:\elsewhere") == ELSEWHERE)
        self._see("says where it is", self._machine.windows_path(self._folder) in self._said())
        self._see("nothing was changed", fingerprint(self._folder) == before)
        self._see("no new folder", not self._machine.place(r"C:\elsewhere").exists())

    def uninstall(self) -> None:
        """Uninstall, keeping what is not ours."""
        self._report.heading("uninstall.exe /S")
        self._see("exit code 0", self._uninstall(self._folder) == 0)
        self._machine.wait_until_gone(self._folder / "uninstall.exe")
        left = [x.relative_to(self._folder).as_posix() for x in self._folder.rglob("*")]
        others = ["_internal", "_internal/somebody's.txt"]
        self._see("only a file that is not ours is left", sorted(left) == others)
        self._see_nothing_left("HKCU", "APPDATA")
        self._see("the person's list is there", (self._lists / "my-list.ketams").is_file())
        where = self._machine.windows_path(self._lists.parent)
        self._see("says where the lists are", where in self._said())
        shutil.rmtree(self._folder)

    def refuse_foreign_folder(self) -> None:
        """Do not install among other files, nor into the root of a disk."""
        self._report.heading(r"setup.exe /S /D= a folder that is not its own")
        folder = self._machine.place(r"C:\My Papers")
        (folder / "_internal").mkdir(parents=True)
        (folder / "_internal" / "base.zip").write_text("another program's", "utf-8")
        before = fingerprint(folder)
        code = self._install_at(r"C:\My Papers")
        self._see(f"with other files: exit code {FOREIGN_FOLDER}", code == FOREIGN_FOLDER)
        self._see("says that it holds other files", "holds other files" in self._said())
        self._see("nothing was changed", fingerprint(folder) == before)
        for bad in ("C:\\", "no-whole-path"):
            code = self._install_at(bad)
            self._see(f"/D={bad}: exit code {FOREIGN_FOLDER}", code == FOREIGN_FOLDER)
        self._see("no key", not self._machine.registry(f"HKCU\\{UNINSTALL}"))

    def _install_at(self, where: str, version: str = "0.1.0") -> int:
        self._log.unlink(missing_ok=True)
        program = self._machine.windows_path(self._setup[version])
        return self._machine.run_batch(self._root, f'"{program}" /S /D={where}')

    def install_where_told(self) -> None:
        """Install into a folder with a space in its name."""
        self._report.heading(r"setup.exe /S /D=C:\tools\Ketams here")
        folder = self._machine.place(r"C:\tools\Ketams here")
        self._see("exit code 0", self._install_at(r"C:\tools\Ketams here") == 0)
        self._see_files(folder, self._old)
        self._see_registry("HKCU", folder, "0.1.0")
        self._see("upgrade finds it: exit code 0", self._install("0.2.0") == 0)
        self._see_files(folder, self._new)
        self._uninstall(folder)
        self._see("uninstall leaves no folder", self._machine.wait_until_gone(folder))
        self._see_nothing_left("HKCU", "APPDATA")

    def damaged_lists(self) -> None:
        """A list that names files elsewhere deletes none; without a list nothing is deleted."""
        self._report.heading("a list of files that somebody changed, and one that is gone")
        self._install("0.1.0")
        victims = [self._machine.place(r"C:\victim.txt"), self._folder.parent / "victim.txt"]
        for victim in victims:
            victim.write_text("not ours", "utf-8")
        names = [
            "..\\victim.txt",
            "C:\\victim.txt",
            "\\victim.txt",
            "_internal\\..\\..\\victim.txt",
        ]
        whole = (self._folder / installer.LIST).read_bytes()
        bad = whole + "".join(f"{name}\r\n" for name in [*names, "*", "*.*", ""]).encode()
        (self._folder / installer.LIST).unlink()
        before = fingerprint(self._folder)
        code = self._uninstall_in_place(self._folder)
        self._see(f"gone: exit code {FOREIGN_FOLDER}", code == FOREIGN_FOLDER)
        self._see("gone: nothing was deleted", fingerprint(self._folder) == before)
        (self._folder / installer.LIST).write_bytes(bad)
        self._see("changed: upgrade, exit code 0", self._install("0.2.0") == 0)
        self._see_files(self._folder, self._new)
        (self._folder / installer.LIST).write_bytes(bad)
        self._uninstall(self._folder)
        self._machine.wait_until_gone(self._folder / "uninstall.exe")
        self._see("changed: no file elsewhere was deleted", all(x.exists() for x in victims))
        shutil.rmtree(self._folder, ignore_errors=True)
        for victim in victims:
            victim.unlink(missing_ok=True)

    def install_cut_off(self) -> None:
        """An installation that was cut off is done once more, and leaves nothing stale."""
        self._report.heading("an upgrade that was cut off, then done once more")
        self._install("0.1.0")
        # What the installer does first, and then half of its files: the power fails there.
        names = installer.payload(self._new)
        with (self._folder / installer.LIST).open("ab") as file:
            file.write(installer.file_list(names).encode())
        (self._folder / "_internal" / "new").mkdir()
        (self._folder / "_internal" / "new" / "c.txt").write_text("half", "utf-8")
        self._see("back to the older one: exit code 0", self._install("0.1.0") == 0)
        self._see_files(self._folder, self._old)
        self._uninstall(self._folder)
        self._see("uninstall leaves no folder", self._machine.wait_until_gone(self._folder))

    def install_for_all(self) -> None:
        """Install for every account."""
        self._report.heading("setup.exe /ALLUSERS /S")
        folder = self._machine.place(r"%PROGRAMFILES%\KetaMS Desktop")
        self._see("exit code 0", self._install("0.1.0", "/ALLUSERS") == 0)
        self._see_files(folder, self._old)
        self._see_registry("HKLM", folder, "0.1.0")
        self._see("HKCU is untouched", not self._machine.registry(f"HKCU\\{UNINSTALL}"))
        self._see("shortcut for all", self._shortcut("PROGRAMDATA").is_file())
        self._see("upgrade: exit code 0", self._install("0.2.0", "/ALLUSERS") == 0)
        self._see_files(folder, self._new)
        self._uninstall(folder)
        self._see("uninstall leaves no folder", self._machine.wait_until_gone(folder))
        self._see_nothing_left("HKLM", "PROGRAMDATA")

    def msi_for_all(self) -> None:
        """The MSI: install, upgrade, remove, all silent."""
        folder = self._machine.place(r"%PROGRAMFILES%\KetaMS Desktop")
        for version, payload in (("0.1.0", self._old), ("0.2.0", self._new)):
            made = msi.make_msi(payload, self._root, self._root / f"msi-{version}", version)
            self._report.heading(f"msiexec /i ketams-desktop-{version}.msi /qn")
            code = self._machine.run(["msiexec", "/i", self._machine.windows_path(made), "/qn"])
            self._see("exit code 0", code == 0)
            there = {x.relative_to(folder).as_posix() for x in folder.rglob("*") if x.is_file()}
            wanted = {str(name) for name in installer.payload(payload)}
            self._see("the files are those of the app, and no others", there == wanted)
            same = all((folder / n).read_bytes() == (payload / n).read_bytes() for n in wanted)
            self._see("their bytes are the same", same)
            kind = r"HKLM\Software\Classes\KetaMS.QuestionList\shell\open\command"
            opening = f'"{self._machine.windows_path(folder)}\\{installer.PROGRAM}" --open "%1"'
            self._see("a .ketams file opens with it", self._machine.registry(kind)["@"] == opening)
            menus = [self._shortcut(menu).is_file() for menu in ("PROGRAMDATA", "APPDATA")]
            self._see("shortcut in a Start menu", any(menus))
            entries = [
                values
                for values in self._machine.entries_to_uninstall()
                if values.get("DisplayName") == "KetaMS Desktop"
            ]
            versions = [values.get("DisplayVersion") for values in entries]
            self._see(f"one entry, version {version}", versions == [version])
        self._report.heading("msiexec /x ketams-desktop-0.2.0.msi /qn")
        code = self._machine.run(["msiexec", "/x", self._machine.windows_path(made), "/qn"])
        self._see("exit code 0", code == 0)
        self._see("no folder is left", not folder.exists())
        left = [self._shortcut(menu).exists() for menu in ("PROGRAMDATA", "APPDATA")]
        self._see("no shortcut is left", not any(left))
        self._see("the file type is gone", not self._machine.registry(f"HKLM\\{FILE_TYPE}"))
        self._see("the person's list is there", (self._lists / "my-list.ketams").is_file())


def fingerprint(folder: Path) -> str:
    """Return a hash over every file's name and bytes."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def why_not() -> str:
    """Return why nothing can be tried here; empty if it can."""
    if shutil.which("makensis") is None:
        return "makensis is not installed (Debian: nsis)"
    if sys.platform == "win32":
        if os.environ.get("KETAMS_TRY_ON_WINDOWS") == "1":
            return ""
        return "it would change this Windows; KETAMS_TRY_ON_WINDOWS=1 allows it"
    if find_wine() is None:
        return "64-bit Wine is not installed (Debian: wine64)"
    return ""


def main(arguments: Sequence[str]) -> int:
    """Try everything on a fresh machine; return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--record", type=Path, help="keep the transcript in this file")
    options = parser.parse_args(arguments)
    reason = why_not()
    if reason:
        print(f"Not tried: {reason}.")
        return 2
    report = Report()
    with tempfile.TemporaryDirectory(prefix="windows-") as name:
        machine = Machine(Path(name))
        Trial(Path(name), machine, report).run()
        machine.wait_for_all()
        title = machine.name
    seen = sum(line.startswith("  ") for line in report.lines)
    print(f"\n{seen} things looked at on {title}, {report.failed} not as they should be")
    if options.record is not None:
        options.record.write_text(transcript(report, title, seen), "utf-8")
    return 1 if report.failed else 0


def transcript(report: Report, machine: str, seen: int) -> str:
    """Return the page that keeps what was seen."""
    return (
        "# The Windows packages, tried\n\n"
        "Written by `python3 dev.py try-windows-installer --record`. A stand-in lay in the place "
        f"of the app.\n{seen} things were looked at on {machine}; {report.failed} were not as they "
        "should be.\n\n"
        "Wine runs every program as an administrator and asks nobody. So this does **not** show "
        "that\nno administrator is needed, nor what Windows asks (SmartScreen, User Account "
        "Control).\n\n```" + "\n".join(report.lines) + "\n```\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

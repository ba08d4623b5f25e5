"""The system packages that `dev.py` needs, and how it gets them. Standard library only."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


class SetUpError(Exception):
    """Something that stops the work, said in a sentence; `code` is the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class SystemNeed:
    """A library or tool of the system: how to see it, and which package brings it."""

    probe: str
    debian: str
    fedora: str

    def is_present(self) -> bool:
        """Tell whether the library loads or the tool is on the path."""
        if ".so" not in self.probe:
            return shutil.which(self.probe) is not None
        try:
            ctypes.CDLL(self.probe)
        except OSError:
            return False
        return True


RUN_NEEDS = (
    SystemNeed("libEGL.so.1", "libegl1", "libglvnd-egl"),
    SystemNeed("libGL.so.1", "libgl1", "libglvnd-glx"),
    SystemNeed("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    SystemNeed("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    SystemNeed("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    SystemNeed("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    SystemNeed("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    SystemNeed("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    SystemNeed("libxcb-xinerama.so.0", "libxcb-xinerama0", "libxcb"),
    SystemNeed("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    SystemNeed("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    SystemNeed("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    SystemNeed("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    SystemNeed("libcups.so.2", "libcups2", "cups-libs"),
    SystemNeed("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    # Qt's speech library links the first; its way to the system's voice is the second.
    SystemNeed("libpulse.so.0", "libpulse0", "pulseaudio-libs"),
    SystemNeed("libspeechd.so.2", "libspeechd2", "speech-dispatcher-libs"),
)
# PyInstaller looks into libraries with objdump, and takes debuggers' symbols out with strip.
BUILD_NEEDS = (*RUN_NEEDS, SystemNeed("objdump", "binutils", "binutils"))
# Make the Debian package, and try it.
DEB_NEEDS = (
    *BUILD_NEEDS,
    SystemNeed("dpkg-shlibdeps", "dpkg-dev", "dpkg-dev"),
    SystemNeed("patchelf", "patchelf", "patchelf"),
)
# Write the installer and the MSI for Windows.
PACKING_NEEDS = (
    SystemNeed("makensis", "nsis", "mingw32-nsis"),
    SystemNeed("wixl", "wixl", "msitools"),
)
TEST_NEEDS = (
    *BUILD_NEEDS,
    *PACKING_NEEDS,
    SystemNeed("Xvfb", "xvfb", "xorg-x11-server-Xvfb"),
    SystemNeed("xauth", "xauth", "xorg-x11-xauth"),
    SystemNeed("openbox", "openbox", "openbox"),
    SystemNeed("cupsd", "cups", "cups"),
    SystemNeed("lpadmin", "cups-client", "cups-client"),
    SystemNeed("pdftoppm", "poppler-utils", "poppler-utils"),
    SystemNeed("strace", "strace", "strace"),
    SystemNeed("unshare", "util-linux", "util-linux"),
    SystemNeed("xdotool", "xdotool", "xdotool"),
    SystemNeed("dbus-daemon", "dbus", "dbus-daemon"),
    SystemNeed("/usr/libexec/at-spi-bus-launcher", "at-spi2-core", "at-spi2-core"),
    SystemNeed("speech-dispatcher", "speech-dispatcher", "speech-dispatcher"),
    SystemNeed("spd-say", "speech-dispatcher", "speech-dispatcher-utils"),
    SystemNeed(
        "/usr/lib/speech-dispatcher-modules/sd_espeak-ng",
        "speech-dispatcher-espeak-ng",
        "speech-dispatcher-espeak-ng",
    ),
    SystemNeed("fc-list", "fonts-dejavu-core", "dejavu-sans-fonts"),
)

# Try the Debian package in a bare Debian: with the display, queue and bus of the system tests.
TRY_DEB_NEEDS = (*TEST_NEEDS, SystemNeed("debootstrap", "debootstrap", "debootstrap"))
# Make the Windows packages and try them.
WINDOWS_NEEDS = (
    *RUN_NEEDS,
    *PACKING_NEEDS,
    SystemNeed("/usr/lib/wine/wine64", "wine64", "wine-core"),
    SystemNeed("/usr/bin/wine", "wine", "wine-core"),
)


def is_ci() -> bool:
    """Tell whether this is an automatic run, where nobody can be asked."""
    return os.environ.get("CI", "").lower() in ("true", "1")


def ensure_system_packages(needs: Sequence[SystemNeed], assume_yes: bool) -> None:
    """Install the system packages that are missing, or say which they are."""
    if not sys.platform.startswith("linux"):
        return
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        report_missing_needs(needs)
        return
    wanted = [need.debian for need in needs]
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append(f"python3.{sys.version_info.minor}-venv")
    missing = [name for name in dict.fromkeys(wanted) if not is_installed(name)]
    if missing:
        install_with_apt(missing, assume_yes)


def report_missing_needs(needs: Sequence[SystemNeed]) -> None:
    """Name what is missing on a system that is not Debian's kind, and how to get it."""
    missing = [need for need in needs if not need.is_present()]
    if importlib.util.find_spec("ensurepip") is None:
        say("Python's own ensurepip is missing; your system's python3-venv or python3-pip has it.")
    if missing:
        say("Missing on this system: " + ", ".join(need.probe for need in missing) + ".")
        packages = " ".join(dict.fromkeys(need.fedora for need in missing))
        say(f"Install them with your package manager. On Fedora: sudo dnf install {packages}")


def is_installed(package: str) -> bool:
    """Tell whether dpkg has the package, under its plain name or the newer one ending in t64."""
    query = ["dpkg-query", "-W", "-f=${db:Status-Status}\\n", package, f"{package}t64"]
    found = subprocess.run(query, capture_output=True, text=True, check=False)
    return "installed" in found.stdout.split()


def install_with_apt(packages: Sequence[str], assume_yes: bool) -> None:
    """Install Debian packages as root or through sudo, after asking unless told not to."""
    names = " ".join(packages)
    if os.geteuid() == 0:
        prefix = []
    elif shutil.which("sudo"):
        prefix = ["sudo", "-n"] if is_ci() else ["sudo"]
    else:
        say(f"These system packages are missing. As root, run: apt-get install {names}")
        return
    say(f"Missing system packages: {names}")
    if not (assume_yes or is_ci() or confirm("Install them now with apt-get? (y/n) ")):
        say(f"Going on without them. To install them later: sudo apt-get install {names}")
        return
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    quiet = ["-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    # An update that fails in part (one dead extra source) need not stop the install.
    subprocess.run([*apt, *quiet, "update"], check=False)
    install = [*apt, *quiet, "install", "-y", "--no-install-recommends"]
    if subprocess.run([*install, *map(name_today, packages)], check=False).returncode != 0:
        raise SetUpError(
            f"apt-get could not install these system packages: {names}. Its own words are "
            "above. Nothing else was changed; run the same command again when that is mended."
        )


def name_today(package: str) -> str:
    """Return the name this release uses: some packages end in t64 since Ubuntu 24.04."""
    show = ["apt-cache", "show", "--no-all-versions", f"{package}t64"]
    found = subprocess.run(show, capture_output=True, check=False)
    return f"{package}t64" if found.returncode == 0 else package


def confirm(question: str) -> bool:
    """Ask a yes-or-no question; no answer counts as no."""
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False


def say(sentence: str) -> None:
    """Print one line at once, so that it stands in order with what other programs print."""
    print(sentence, flush=True)

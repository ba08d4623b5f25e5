"""What the frozen app's folder holds: the lists, each with its reasons, and the choice by them.

`build.spec` hands PyInstaller's finds to `choose_binaries` and `choose_data`. What no list
names stays out. The build stops when something that must be there is missing, and when a
library turns up that nobody has decided about.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import PurePosixPath

#: PyInstaller's entry: name in the bundle, source, kind ("BINARY", "EXTENSION", "DATA", ...).
Entry = tuple[str, str, str]

IS_LINUX = sys.platform.startswith("linux")


class BundleError(Exception):
    """Something that must be in the bundle is missing, or something unknown is in it."""


# --- Python ---------------------------------------------------------------------------------

#: Modules that must not come along, though something could import them.
DROPPED_MODULES = (
    # Our own tools for authors: people who read need no Markdown, YAML or reading scores.
    "ketams_desktop.authoring",
    # Nothing here may reach a network. Without the two accelerators, OpenSSL goes as well;
    # Python's own digests stay.
    *("_ssl", "ssl", "_hashlib", "_socket", "socket", "http", "urllib.request", "ftplib"),
    *("asyncio", "multiprocessing", "xmlrpc", "socketserver"),
    # Compression that no file of ours uses.
    *("bz2", "_bz2", "lzma", "_lzma"),
    # Terminals, other toolkits, and tools for programmers.
    *("readline", "curses", "tkinter", "unittest", "doctest", "pdb", "pydoc", "pytest"),
    *("setuptools", "pkg_resources", "distutils", "lib2to3", "ensurepip", "venv", "idlelib"),
    # cffi makes bindings; those of PyNaCl are made, and need its bridge alone.
    *("cffi", "pycparser"),
    # Qt modules that PyInstaller would add because one of Qt's libraries links them.
    *("PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
    "PySide6.QtConcurrent",
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtSql"),
    *("PySide6.QtXml", "PySide6.QtTest", "PySide6.QtDesigner", "PySide6.QtHelp"),
    *("PySide6.QtMultimedia", "PySide6.QtWebEngineCore"),
    *("PySide6.QtWebEngineWidgets", "PySide6.QtWebChannel", "PySide6.support.deprecated"),
)

#: Extension modules that are found in passing and that nothing of ours loads.
DROPPED_EXTENSIONS = (
    # East Asian encodings that are not Unicode: lists and packs are UTF-8.
    *("_codecs_*", "_multibytecodec"),
    # Of modules dropped above.
    *("_ssl", "_hashlib", "_socket", "_bz2", "_lzma", "readline", "_curses*", "_tkinter"),
    *("PySide6/QtNetwork", "PySide6/QtMultimedia", "PySide6/QtDBus", "PySide6/QtConcurrent"),
)

# --- Qt -------------------------------------------------------------------------------------

#: Qt's plugins that are kept; each must be there. All others are dropped: network, TLS, media,
#: databases, GTK, screens without a desktop, virtual keyboard, OpenGL (nothing is drawn by it).
KEPT_PLUGINS_LINUX = (
    # The screen: X, Wayland (with its window frame and its window kind), and none at all.
    *("platforms/libqxcb.so", "platforms/libqwayland*.so", "platforms/libqoffscreen.so"),
    *("wayland-shell-integration/libxdg-shell.so", "wayland-decoration-client/libbradient.so"),
    # Colors, fonts and file dialogs of the desktop, without linking its toolkit.
    "platformthemes/libqxdgdesktopportal.so",
    # Typing accents and other scripts.
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    # Icons are SVG; PNG is built into Qt; JPEG is what a desktop's wallpaper dialogs hand over.
    *("iconengines/libqsvgicon.so", "imageformats/libqsvg.so", "imageformats/libqjpeg.so"),
    "printsupport/libcupsprintersupport.so",
    # The system's voice, through its speech server.
    "texttospeech/libqtexttospeech_speechd.so",
)
KEPT_PLUGINS_WINDOWS = (
    *("platforms/qwindows.dll", "platforms/qoffscreen.dll"),
    *("styles/qmodernwindowsstyle.dll",),
    *("iconengines/qsvgicon.dll", "imageformats/qsvg.dll", "imageformats/qjpeg.dll"),
    "imageformats/qico.dll",
    *("texttospeech/qtexttospeech_sapi.dll", "texttospeech/qtexttospeech_winrt.dll"),
)
KEPT_PLUGINS_MACOS = (
    *("platforms/libqcocoa.dylib", "platforms/libqoffscreen.dylib", "styles/libqmacstyle.dylib"),
    *("iconengines/libqsvgicon.dylib", "imageformats/libqsvg.dylib"),
    *("imageformats/libqjpeg.dylib", "imageformats/libqicns.dylib"),
    "texttospeech/libqtexttospeech_speechdarwin.dylib",
)

#: Qt's own words (Cancel, Save as) in the languages of the interface.
KEPT_QT_LANGUAGES = ("en",)

#: Qt's speech library links these two, and the app loads them with it; nothing of ours may use
#: them. Without their plugins and bindings they reach no network and play no media.
LIBRARIES_OF_SPEECH = ("Qt6Network", "Qt6Multimedia")

#: Never in the bundle, whoever asks for it: no QML, no web, no network, no media.
FORBIDDEN = re.compile(
    r"Qt6?(Qml|Quick|Web|Sql|VirtualKeyboard|Positioning|MultimediaWidgets|MultimediaQuick)"
    r"|PySide6/Qt(Network|Multimedia)\b"
    r"|/(tls|networkinformation|multimedia|qmltooling|sqldrivers)/|texttospeech_mock"
    r"|lib(ssl|crypto|curl|gnutls|avcodec|avformat|avutil|sw(scale|resample))\b"
    r"|/qml/|opengl32sw|d3dcompiler"
)

# --- Libraries of the system (Linux) -----------------------------------------------------------

#: Copied from the build machine. They stand alone, and systems often lack them, or have them
#: under another number. docs/decisions/0009-what-the-bundle-carries.md weighs each.
BUNDLED_LIBRARIES = (
    # Without libxcb-cursor Qt opens no window on X; its siblings go with it.
    *("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1"),
    *("libxcb-render-util.so.0", "libxcb-util.so.1", "libxcb-xkb.so.1"),
    # Words of X's protocol, one library for each part of it; all speak through the system's libxcb.
    *("libxcb-randr.so.0", "libxcb-render.so.0", "libxcb-shape.so.0", "libxcb-shm.so.0"),
    *("libxcb-sync.so.1", "libxcb-xfixes.so.0"),
    # The two of a pair: one that is older than the other does not load.
    *("libxkbcommon.so.0", "libxkbcommon-x11.so.0"),
    # OpenGL's front doors (libglvnd), which Qt links and nothing of ours goes through: they load a
    # driver when somebody draws, and every plugin that would is left out. As packages they bring
    # the drivers and a compiler with them, 200 MB.
    *("libEGL.so.1", "libGL.so.1", "libGLX.so.0", "libGLdispatch.so.0"),
    # Wayland's protocol. A second copy harms who draws by OpenGL; nobody does here.
    *("libwayland-client.so.0", "libwayland-cursor.so.0"),
    # Calls by description, for Python and Wayland: its number differs between systems.
    "libffi.so.8",
    # The pack is a database with a word index, which not every system's SQLite has.
    "libsqlite3.so.0",
)

#: Left to the person's system, which has them on any desktop. A second copy of these in one
#: process is what breaks: they talk to drivers and daemons, or hand data to one another.
HOST_LIBRARIES = (
    # What talks to the X server, and drivers.
    *("libX*", "libxcb.so.*", "libxcb-glx*", "libxcb-xinerama*", "libbsd*", "libmd.*"),
    *("libdrm*", "libgbm*", "libvulkan*"),
    # Fonts, and what they are packed with.
    *("libfontconfig*", "libfreetype*", "libexpat*", "libpng*", "libbrotli*", "libz.so*"),
    *("libharfbuzz*", "libgraphite2*", "libjpeg*", "libbz2*"),
    # The desktop's main loop and message bus.
    *("libglib-2*", "libgthread-2*", "libgobject-2*", "libgio-2*", "libgmodule-2*", "libpcre*"),
    *("libdbus-1*", "libsystemd*", "libcap.*", "libgcrypt*", "libgpg-error*", "liblz*"),
    *("libzstd*", "libmount*", "libblkid*", "libselinux*", "libuuid*"),
    # CUPS and what it links for printers on a network.
    *("libcups*", "libavahi*", "libgnutls*", "libgssapi*", "libkrb5*", "libk5crypto*"),
    *("libcom_err*", "libkeyutils*", "libp11-kit*", "libidn2*", "libunistring*", "libtasn1*"),
    *("libnettle*", "libhogweed*", "libgmp*", "libresolv*", "libcrypto*"),
    # The speech server, and the sound server that Qt's speech library links, with its formats.
    *("libspeechd*", "libpulse*", "libasyncns*", "libsndfile*", "libFLAC*", "libogg*"),
    *("libvorbis*", "libopus*", "libmp3lame*", "libmpg123*", "liblzma*", "libapparmor*"),
    # The C and C++ runtimes.
    *("libc.so*", "libm.so*", "libdl*", "libpthread*", "librt.so*", "libutil*", "libgcc_s*"),
    *("libstdc++*", "libatomic*", "ld-linux*", "linux-vdso*", "libcrypt.so*", "libnsl*"),
)

#: Every file of more than 1 MB: it is here because we know what it is for.
LARGE_FILES = (
    # Typst makes all paper. ICU's data is linked by Qt's core library and cannot go.
    *("typst/_typst.*", "PySide6/Qt/lib/libicudata*"),
    *("PySide6/Qt/lib/libicui18n*", "PySide6/Qt/lib/libicuuc*"),
    # What each window needs, and Qt's side of printing and Wayland.
    *("PySide6/Qt/lib/libQt6Core*", "PySide6/Qt/lib/libQt6Gui*", "PySide6/Qt/lib/libQt6Widgets*"),
    *("PySide6/Qt/lib/libQt6WaylandClient*",),
    # Linked by Qt's speech library, which is small itself.
    *("PySide6/Qt/lib/libQt6Network*", "PySide6/Qt/lib/libQt6Multimedia*"),
    # The bridge to Qt: large, because it knows every class.
    *("PySide6/QtCore*", "PySide6/QtGui*", "PySide6/QtWidgets*"),
    # Python itself, its modules and ours; the starting program carries them.
    *("libpython3*", "ketams-desktop*", "base_library.zip"),
    # The word index; letters and their kinds, for lists in any script.
    *("libsqlite3*", "python3*/lib-dynload/unicodedata*"),
    # Passwords on lists: libsodium is inside.
    "nacl/_sodium*",
    # What people read.
    "ketams_desktop/data/ketams-content.pack",
)

LARGE = 1_000_000


# --- The choice -------------------------------------------------------------------------------


def kept_plugins() -> tuple[str, ...]:
    """Return the plugins of this system's bundle."""
    by_system = {"win32": KEPT_PLUGINS_WINDOWS, "darwin": KEPT_PLUGINS_MACOS}
    return by_system.get(sys.platform, KEPT_PLUGINS_LINUX)


def choose_binaries(
    found: Iterable[Entry], libraries_of: Callable[[str], Mapping[str, str]]
) -> list[Entry]:
    """Return the entries to keep: roots that the lists name, and every library they link.

    Args:
        found: PyInstaller's binaries.
        libraries_of: returns the libraries that a file links, by name, with their places.

    Raises:
        BundleError: a plugin is missing, or a library turned up that no list names.
    """
    entries = [(_posix(name), source, kind) for name, source, kind in found]
    plugins = [entry for entry in entries if is_kept_plugin(entry[0])]
    _require_plugins(plugins)
    roots = plugins + [
        entry
        for entry in entries
        if "/plugins/" not in entry[0]
        and (entry[2] == "EXTENSION" or PurePosixPath(entry[0]).name.startswith("libpython"))
        and not is_dropped_extension(entry[0])
    ]
    others = {
        PurePosixPath(entry[0]).name: entry
        for entry in entries
        if "/plugins/" not in entry[0] and entry[2] == "BINARY"
    }
    kept = _with_libraries(roots, others, libraries_of)
    _require_bundled(kept)
    _refuse_forbidden(kept)
    return kept


def choose_data(found: Iterable[Entry], binaries: Sequence[Entry]) -> list[Entry]:
    """Return the data files to keep: no words of other languages, no link that leads nowhere."""
    names = {name for name, _, _ in binaries}
    kept = []
    for name, source, kind in found:
        leads_nowhere = kind == "SYMLINK" and _posix(source) not in names
        if not leads_nowhere and is_kept_data(_posix(name)):
            kept.append((name, source, kind))
    return kept


def is_kept_plugin(name: str) -> bool:
    """Tell whether a file of the bundle is one of the plugins that stay."""
    return any(fnmatch(name, f"*/plugins/{plugin}") for plugin in kept_plugins())


def is_dropped_extension(name: str) -> bool:
    """Tell whether an extension module stays out."""
    path = PurePosixPath(name)
    module = path.name.split(".")[0]
    names = (module, f"{path.parent.name}/{module}")
    return any(fnmatch(each, pattern) for each in names for pattern in DROPPED_EXTENSIONS)


def is_kept_data(name: str) -> bool:
    """Tell whether a data file stays: of Qt's translations, only those of our languages."""
    if "/translations/" not in name or not name.startswith("PySide6/"):
        return True
    return PurePosixPath(name).stem in {f"qtbase_{code}" for code in KEPT_QT_LANGUAGES}


def is_system_library(source: str) -> bool:
    """Tell whether a file comes from the build machine's own system."""
    return IS_LINUX and re.match(r"(/usr)?/lib(32|64|x32)?/", source) is not None


def _with_libraries(
    roots: Sequence[Entry],
    others: dict[str, Entry],
    libraries_of: Callable[[str], Mapping[str, str]],
) -> list[Entry]:
    kept = {entry[0]: entry for entry in roots}
    waiting = list(roots)
    while waiting:
        for library, place in libraries_of(waiting.pop()[1]).items():
            entry = others.get(library)
            if entry is None and place and IS_LINUX and library in BUNDLED_LIBRARIES:
                # PyInstaller leaves some out for fear of drivers, which nothing here loads.
                entry = (library, place, "BINARY")
            if entry is None or entry[0] in kept or not _is_wanted_library(entry):
                continue
            kept[entry[0]] = entry
            waiting.append(entry)
    return sorted(kept.values())


def _is_wanted_library(entry: Entry) -> bool:
    name, source, _ = entry
    if not is_system_library(source) or name in BUNDLED_LIBRARIES:
        return True
    if any(fnmatch(name, pattern) for pattern in HOST_LIBRARIES):
        return False
    raise BundleError(
        f"The library {name} ({source}) is linked, and no list says whether to bundle it. "
        "Name it in BUNDLED_LIBRARIES or in HOST_LIBRARIES."
    )


def _require_plugins(plugins: Sequence[Entry]) -> None:
    missing = [
        wanted
        for wanted in kept_plugins()
        if not any(fnmatch(name, f"*/plugins/{wanted}") for name, _, _ in plugins)
    ]
    if missing:
        raise BundleError(
            f"Qt plugins that the app needs were not found: {', '.join(missing)}. "
            "Install the system libraries they link (dev.py test does so) and build again."
        )


def _require_bundled(kept: Sequence[Entry]) -> None:
    names = {name for name, _, _ in kept}
    missing = [name for name in BUNDLED_LIBRARIES if IS_LINUX and name not in names]
    if missing:
        raise BundleError(
            f"Libraries that are bundled were not found, or nothing links them: {missing}. "
            "Install them (dev.py test does so), or take them off the list."
        )


def _refuse_forbidden(kept: Sequence[Entry]) -> None:
    found = [name for name, _, _ in kept if FORBIDDEN.search(f"/{name}")]
    if found:
        raise BundleError(f"These may not be in the bundle: {', '.join(found)}.")


def _posix(name: str) -> str:
    return name.replace("\\", "/")

"""Begins a start, and says that the app is opening where that takes long.

On an old or a busy computer seconds pass until the first screen stands, and whoever sees nothing
starts the app again. Qt and the font come first; when they took long, a word is shown, and only
then is the rest loaded. On a quick computer it would only flash, so there it is left out.

Little may be loaded here: no theme, no settings, no screen.
"""

from __future__ import annotations

import time
import tomllib

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ketams_desktop.application import new_application
from ketams_desktop.errors import KetamsError
from ketams_desktop.record import record
from ketams_desktop.resources import resource_dir

translate = QCoreApplication.translate

#: When Qt and the font took so many seconds, the rest will take longer still.
SLOW = 0.5
#: Larger than usual text: whose sight is weak has not said so yet.
_TIMES = 1.5
#: So many seconds the display may take to show it; a start is not held up by it.
_LONGEST_PAINT = 0.2


@record
class Beginning:
    """What stands before the rest is loaded; `fault` is what is missing or damaged already."""

    application: QApplication
    word: QWidget | None = None
    fault: KetamsError | None = None


def begin(since: float, slow: float = SLOW) -> Beginning:
    """Make the application; show the word if that took more than `slow` seconds.

    Args:
        since: `time.perf_counter()` when loading Qt began.
        slow: seconds.
    """
    try:
        application = new_application(["ketams-desktop"])
    except KetamsError as error:
        made = QApplication.instance()
        if not isinstance(made, QApplication):
            raise
        # A window will say what is wrong.
        return Beginning(made, None, error)
    took = time.perf_counter() - since
    return Beginning(application, opening_word() if took >= slow else None)


def opening_word() -> QWidget:
    """Show that the app is opening, at once.

    Deep color and light words, whatever theme is chosen: a bright box would hurt eyes at night.
    """
    look = tomllib.loads(resource_dir("look.toml").read_text("utf-8"))
    colors = tomllib.loads(resource_dir("themes", "paper.toml").read_text("utf-8"))["colors"]
    # Not Qt's own class for it: that waits a second for a word of the window manager.
    word = QWidget(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
    word.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    word.setWindowTitle("KetaMS")
    label = QLabel(translate("Opening", "KetaMS is opening…"))
    font = QFont(look["family"])
    font.setPixelSize(round(look["type"]["h2"]["size"] * _TIMES))
    label.setFont(font)
    palette = QPalette(QColor(colors["brand"]), QColor(colors["brand"]))
    palette.setColor(label.foregroundRole(), QColor(colors["on_brand"]))
    word.setPalette(palette)
    word.setAutoFillBackground(True)
    layout = QVBoxLayout(word)
    margin = look["space"]["wide"] * 2
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.addWidget(label)
    word.resize(word.sizeHint())
    word.move(word.screen().availableGeometry().center() - word.rect().center())
    word.show()
    _let_it_be_painted(word)
    return word


def _let_it_be_painted(word: QWidget) -> None:
    # The event loop runs much later, and loading holds it up.
    end = time.perf_counter() + _LONGEST_PAINT
    handle = word.windowHandle()
    while handle is not None and not handle.isExposed() and time.perf_counter() < end:
        QApplication.processEvents()
    QApplication.processEvents()

"""Notes Qt's own grave messages in the crash log, by kind and place, never by their words.

Such a message may quote a file's name or a text on the screen, so only the name of the
function that it begins with is kept, as in "QPainter::begin: ...".
"""

from __future__ import annotations

import contextlib
import re
import sys

from PySide6.QtCore import (
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
    qVersion,
)

from ketams_desktop.crash_log import CrashLog

_GRAVE = {
    QtMsgType.QtCriticalMsg: "Qt reported something critical",
    QtMsgType.QtFatalMsg: "Qt reported something fatal",
}
_FUNCTION = re.compile(r"Q[A-Za-z]\w{0,40}(::~?\w{1,40}){0,3}(?=[:(])")


def note_qt_messages(log: CrashLog) -> None:
    """Note grave messages in `log` from now on; show all of them on the console as before."""
    log.note_qt(qVersion())

    def note(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        _show(message)
        what = _GRAVE.get(kind)
        if what is not None:
            log.record_words(what, function_named_in(message))

    qInstallMessageHandler(note)


def stop_noting() -> None:
    """Give Qt its own way with messages back: the app ends."""
    qInstallMessageHandler(None)


def function_named_in(message: str) -> str:
    """Return the function that a message of Qt says it comes from."""
    found = _FUNCTION.match(message)
    return found[0] if found else "no function named"


def _show(text: str) -> None:
    # There may be no console, or one that was closed in the meantime.
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"{text}\n")

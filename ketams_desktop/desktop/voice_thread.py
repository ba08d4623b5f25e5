"""A thread for Qt's part of the voice.

On Linux each call waits for the speech server's answer, and the first one lists over ten thousand
voices. A server that does not answer would hold up the window for ever; here it holds up nothing.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from queue import SimpleQueue

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop
from PySide6.QtTextToSpeech import QTextToSpeech

#: So long a thread may take to come to its end, in seconds.
_PATIENCE = 0.5


class VoiceThread:
    """Where Qt's part lives until it ends.

    Attributes:
        voice: that part; call it through `QMetaObject.invokeMethod` only.
    """

    def __init__(self, make: Callable[[], QTextToSpeech], *, is_apart: bool) -> None:
        """Make the voice.

        Args:
            make: makes it, quickly.
            is_apart: whether it gets a thread of its own. Else it lives in this one: the voices
                of Windows and macOS tell their news to the thread of the windows.
        """
        apart = _Apart(make) if is_apart else None
        self.voice = make() if apart is None else apart.wait_for_voice()
        self._end = weakref.finalize(self, _let_go, self.voice, apart)

    def end(self) -> None:
        """Have the voice go. May be called again."""
        self._end()


class _Apart(threading.Thread):
    """Not one of Qt's: Qt ends the app when one of its own is still waiting at the end."""

    def __init__(self, make: Callable[[], QTextToSpeech]) -> None:
        super().__init__(name="voice", daemon=True)
        self._make = make
        self._made: SimpleQueue[QTextToSpeech] = SimpleQueue()

    def wait_for_voice(self) -> QTextToSpeech:
        self.start()
        return self._made.get()

    def run(self) -> None:
        loop = QEventLoop()
        voice = self._make()
        # Owned by something of this thread: one that hangs at the end of the app is left alone.
        voice.setParent(QAbstractEventDispatcher.instance())
        voice.destroyed.connect(loop.quit)
        self._made.put(voice)
        del voice
        loop.exec()


def _let_go(voice: QTextToSpeech, apart: _Apart | None) -> None:
    voice.blockSignals(True)
    voice.deleteLater()
    if apart is not None:
        # What it was asked to do comes first. If it waits for a server that does not answer,
        # it stays where it is until the server does, or the app ends.
        apart.join(_PATIENCE)

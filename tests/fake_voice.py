"""A voice without sound: it says nothing and tells what it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ketams_desktop.desktop.speech import Voice

VOICES = (Voice("en_US Anna", "Anna"), Voice("en_GB Brian", "Brian"))


class FakeVoice(QObject):
    """An engine that waits to be told that a sentence has ended."""

    opened = Signal()
    missing = Signal()
    ended = Signal()
    failed = Signal()

    def __init__(self, voices: Sequence[Voice] = VOICES, *, is_open: bool = True) -> None:
        super().__init__()
        self._voices, self.is_open = voices, is_open
        self.said: list[str] = []
        self.now = ""
        self.rate = 0.0
        self.voice = ""
        self.is_closed = False

    def voices(self) -> Sequence[Voice]:
        return self._voices if self.is_open else ()

    def set_voice(self, voice_id: str) -> None:
        self.voice = voice_id

    def set_rate(self, rate: float) -> None:
        self.rate = rate

    def say(self, text: str) -> None:
        self.said.append(text)
        self.now = text

    def hush(self) -> None:
        self.now = ""

    def close(self) -> None:
        self.is_closed = True

    def open(self) -> None:
        """Find the voice."""
        self.is_open = True
        self.opened.emit()

    def end(self) -> None:
        """Say the present sentence to its end."""
        assert self.now, "nothing is being said"
        self.now = ""
        self.ended.emit()

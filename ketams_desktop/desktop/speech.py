"""Reads sentences aloud with the system's own voice: play, pause, stop, rate, voice.

The voice is looked for when something is first read aloud, never at start. A pause lets go
of the sentence and says it again from its start, so that it works with every engine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Any, Protocol

from PySide6.QtCore import QLoggingCategory, QObject, Signal

from ketams_desktop.desktop.settings import SPEECH_RATES
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.record import record

#: How much of an engine's range one step of the rate takes; its own rate lies at 0 of -1 to 1.
_STEP = 0.3


class SpeechState(Enum):
    """What is going on."""

    SILENT = auto()
    SPEAKING = auto()
    PAUSED = auto()


@record
class Voice:
    """A voice of the system. `name` is what its maker calls it."""

    id: str
    name: str


class Engine(Protocol):
    """Says one sentence at a time; `ended` comes when it was said to its end.

    It may take its time to find its voice: then `opened` comes, or `missing`. What it was asked
    to say last before, it says then.
    """

    opened: Any
    missing: Any
    ended: Any
    failed: Any

    @property
    def is_open(self) -> bool:
        """Whether it has found its voice."""

    def voices(self) -> Sequence[Voice]:
        """Return the voices of the content's language, the most fitting first."""

    def set_voice(self, voice_id: str) -> None:
        """Speak with a voice from the next sentence on; an unknown one is the first."""

    def set_rate(self, rate: float) -> None:
        """Speak faster or slower from the next sentence on."""

    def say(self, text: str) -> None:
        """Say a sentence in place of any other."""

    def hush(self) -> None:
        """Be quiet at once."""

    def close(self) -> None:
        """Let go of the voice for good."""


#: Has a voice looked for that speaks a language; None where it is known at once that none does.
OpenEngine = Callable[[str, QObject], Engine | None]


def system_voice() -> OpenEngine | None:
    """Load what looks for the system's voice; None where a library that it needs is missing."""
    # Qt's media library comes along; it complains when it finds no PipeWire, which it needs not.
    QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver=false")
    try:
        from ketams_desktop.desktop.voice_engine import open_engine
    except ImportError:
        return None
    return open_engine


def open_system_voice(language: str, parent: QObject) -> Engine | None:
    """Return the system's voice, which looks for itself; None where there can be none."""
    open_engine = system_voice()
    return None if open_engine is None else open_engine(language, parent)


class Speech(QObject):
    """What is read aloud now, and how.

    Signals:
        sentence_started: the place of the sentence among those that are played.
        finished: the last sentence was said to its end.
        changed: the state, the rate or the voice.
        trouble: one sentence to show; nothing is said any more.
    """

    sentence_started = Signal(int)
    finished = Signal()
    changed = Signal()
    trouble = Signal(str)

    def __init__(
        self,
        settings: SettingsStore,
        language: str,
        open_engine: OpenEngine = open_system_voice,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._language = settings, language
        #: How the voice is looked for.
        self.open_engine = open_engine
        self._engine: Engine | None = None
        self._sentences: tuple[str, ...] = ()
        self._index = 0
        self.state = SpeechState.SILENT
        #: What the sentences belong to, such as a page's id; empty when nothing is played.
        self.about = ""

    # Reading ---------------------------------------------------------------------------------

    @property
    def index(self) -> int:
        """The place of the present sentence."""
        return self._index

    @property
    def is_ready(self) -> bool:
        """Whether the voice has been found, so that playing starts without a wait."""
        return self._engine is not None and self._engine.is_open

    def play(self, sentences: Sequence[str], start: int = 0, about: str = "") -> None:
        """Say `sentences` one after the other, from the one at `start` on."""
        if not self.find_voice():
            return
        self._sentences, self.about = tuple(sentences), about
        self._index = start
        if 0 <= start < len(self._sentences):
            self._say()
        else:
            self._finish()

    def pause(self) -> None:
        """Be quiet and remember the sentence."""
        if self.state is SpeechState.SPEAKING and self._engine is not None:
            self._engine.hush()
            self._set_state(SpeechState.PAUSED)

    def resume(self) -> None:
        """Say the remembered sentence again, and go on from there."""
        if self.state is SpeechState.PAUSED:
            self._say()

    def stop(self) -> None:
        """Be quiet and forget what was played."""
        if self._engine is not None:
            self._engine.hush()
        self.about = ""
        self._set_state(SpeechState.SILENT)

    def tell(self, text: str) -> None:
        """Say a few words about the screen, in place of any others; not into a page's reading."""
        is_reading = self.state is not SpeechState.SILENT
        if not is_reading and self.find_voice() and self._engine is not None:
            self._engine.say(text)

    def close(self) -> None:
        """Be quiet and let go of the voice; playing looks for it anew."""
        self.stop()
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    def find_voice(self) -> bool:
        """Have the system's voice looked for; `trouble` says what to install where there is none.

        Returns False where that is known at once.
        """
        if self._engine is None:
            self._engine = self.open_engine(self._language, self)
            if self._engine is None:
                self.stop()
                self.trouble.emit(self._no_voice(sys.platform))
                return False
            self._engine.opened.connect(self.changed)
            self._engine.missing.connect(self._on_missing)
            self._engine.ended.connect(self._on_ended)
            self._engine.failed.connect(self._on_failed)
            self._engine.set_rate(self.rate * _STEP)
            self._engine.set_voice(self._settings.value.voice)
            self.changed.emit()
        return True

    # Rate and voice -----------------------------------------------------------------------------

    @property
    def rate(self) -> int:
        """One of SPEECH_RATES."""
        return self._settings.value.speech_rate

    def set_rate(self, rate: int) -> None:
        """Set the rate, within its bounds. The present sentence starts anew with it."""
        rate = max(SPEECH_RATES[0], min(rate, SPEECH_RATES[-1]))
        if rate != self.rate:
            self._settings.change(speech_rate=rate)
            if self._engine is not None:
                self._engine.set_rate(rate * _STEP)
            self._start_anew()

    def voices(self) -> Sequence[Voice]:
        """Return the voices there are; none before the voice was looked for."""
        return () if self._engine is None else self._engine.voices()

    @property
    def voice(self) -> str:
        """The id of the voice that speaks: the chosen one or, without it, the first."""
        ids = [voice.id for voice in self.voices()]
        chosen = self._settings.value.voice
        return chosen if chosen in ids else (ids[0] if ids else "")

    def set_voice(self, voice_id: str) -> None:
        """Speak with another voice. The present sentence starts anew with it."""
        if voice_id != self.voice:
            self._settings.change(voice=voice_id)
            if self._engine is not None:
                self._engine.set_voice(voice_id)
            self._start_anew()

    # ---------------------------------------------------------------------------------------------

    def _say(self) -> None:
        self._set_state(SpeechState.SPEAKING)
        index = self._index
        self.sentence_started.emit(index)
        # Whoever heard of it may have paused or stopped.
        is_still_wanted = self.state is SpeechState.SPEAKING and self._index == index
        if self._engine is not None and is_still_wanted:
            self._engine.say(self._sentences[index])

    def _start_anew(self) -> None:
        if self._engine is not None and self.state is SpeechState.SPEAKING:
            self._engine.say(self._sentences[self._index])
        self.changed.emit()

    def _on_ended(self) -> None:
        if self.state is not SpeechState.SPEAKING:
            return
        self._index += 1
        if self._index < len(self._sentences):
            self._say()
        else:
            self._finish()

    def _finish(self) -> None:
        self.stop()
        self.finished.emit()

    def _on_missing(self) -> None:
        self.close()
        self.trouble.emit(self._no_voice(sys.platform))

    def _on_failed(self) -> None:
        """Let go of an engine that failed: pressing Play looks for it anew."""
        self.close()
        self.trouble.emit(
            self.tr(
                "The voice has stopped answering. The page is unchanged. "
                "You can press Listen to try again."
            )
        )

    def _set_state(self, state: SpeechState) -> None:
        if state is not self.state:
            self.state = state
            self.changed.emit()

    def _no_voice(self, platform: str) -> str:
        if platform == "win32":
            return self.tr(
                "This computer has no voice for this language. The page is unchanged. You can add "
                "a voice in Windows under Settings, Time & language, Speech. "
                "Then press Listen again."
            )
        if platform == "darwin":
            return self.tr(
                "This computer has no voice for this language. The page is unchanged. You can add "
                "a voice in System Settings under Accessibility, Spoken Content. "
                "Then press Listen again."
            )
        return self.tr(
            "This computer has no voice to read with yet. The page is unchanged. You can install "
            "the packages speech-dispatcher and espeak-ng. Then press Listen again."
        )

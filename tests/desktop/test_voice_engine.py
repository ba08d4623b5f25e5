"""The engine on Qt's own engine without sound: what it reports, whatever Qt reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QLoggingCategory, QObject, Signal, Slot
from pytestqt.qtbot import QtBot

QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver=false")
voice_engine = pytest.importorskip("ketams_desktop.desktop.voice_engine")

from PySide6.QtTextToSpeech import QTextToSpeech, QVoice  # noqa: E402 - where there is one

State = QTextToSpeech.State


class StubTts(QObject):
    """Stands for Qt's engine: tells the states that a test wants, when it wants."""

    stateChanged = Signal(State)  # noqa: N815 - Qt's name
    engineChanged = Signal(str)  # noqa: N815 - Qt's name

    def __init__(self, *names: str) -> None:
        """Have voices in the engines of these names."""
        super().__init__()
        self._names = names
        self.calls: list[str] = []
        self.engine = ""
        self.answers = True

    @Slot(str)
    def setEngine(self, name: str) -> None:  # noqa: N802 - Qt's name
        self.calls.append(f"engine {name}")
        self.engine = name
        if self.answers:
            self.engineChanged.emit(name)

    @Slot(str)
    def say(self, text: str) -> None:
        self.calls.append(text)

    @Slot()
    def stop(self) -> None:
        self.calls.append("stop")

    @Slot(float)
    def setRate(self, rate: float) -> None:  # noqa: N802 - Qt's name
        self.calls.append(f"rate {rate}")

    @Slot(QLocale)
    def setLocale(self, _locale: QLocale) -> None:  # noqa: N802 - Qt's name
        """Take any."""

    @Slot(QVoice)
    def setVoice(self, _voice: QVoice) -> None:  # noqa: N802 - Qt's name
        """Take any."""


@dataclass
class Counted:
    """How often an engine told of an end or a failure."""

    engine: Any
    ended: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.engine.ended.connect(lambda: self.ended.append(1))
        self.engine.failed.connect(lambda: self.failed.append(1))


@pytest.fixture
def tts(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> StubTts:
    del qtbot
    found = {"a": QVoice()}
    monkeypatch.setattr(
        voice_engine, "voices_for", lambda tts, _language: found if tts.engine == "good" else {}
    )
    return StubTts()


@pytest.fixture
def told(tts: StubTts, qtbot: QtBot) -> Counted:
    """An engine that has found its voice."""
    counted = Counted(voice_engine.VoiceEngine(lambda: tts, ["good"], "en"))
    qtbot.waitUntil(lambda: counted.engine.is_open)
    tts.calls.clear()
    return counted


def report(tts: StubTts, *states: State) -> None:
    for state in states:
        tts.stateChanged.emit(state)


def test_say_ends_once_when_it_was_spoken(tts: StubTts, told: Counted) -> None:
    told.engine.say("One.")
    report(tts, State.Ready)  # of what was said before
    assert told.ended == []
    report(tts, State.Speaking, State.Ready, State.Ready)
    assert told.ended == [1]
    assert tts.calls == ["One."]


def test_hush_while_speaking_ends_nothing(tts: StubTts, told: Counted) -> None:
    told.engine.say("One.")
    report(tts, State.Speaking)
    told.engine.hush()
    report(tts, State.Ready)
    assert (told.ended, tts.calls) == ([], ["One.", "stop"])


def test_say_over_another_waits_until_that_one_is_stopped(tts: StubTts, told: Counted) -> None:
    told.engine.say("One.")
    report(tts, State.Speaking)
    told.engine.say("Two.")
    told.engine.say("Three.")
    assert tts.calls == ["One.", "stop"]
    report(tts, State.Ready)
    assert tts.calls == ["One.", "stop", "Three."]
    report(tts, State.Speaking, State.Ready)
    assert told.ended == [1]


def test_hush_before_anything_began_counts_without_a_report(
    tts: StubTts, told: Counted, qtbot: QtBot
) -> None:
    told.engine.say("One.")
    told.engine.say("Two.")
    qtbot.waitUntil(lambda: tts.calls == ["One.", "stop", "Two."])
    report(tts, State.Speaking, State.Ready)
    assert told.ended == [1]


def test_sentence_that_begins_after_it_was_stopped_is_stopped_again(
    tts: StubTts, told: Counted
) -> None:
    told.engine.say("One.")
    told.engine.hush()
    report(tts, State.Speaking)
    assert tts.calls == ["One.", "stop", "stop"]


def test_error_is_told_once_and_the_engine_is_quiet(tts: StubTts, told: Counted) -> None:
    told.engine.say("One.")
    report(tts, State.Error, State.Ready)
    assert (told.ended, told.failed) == ([], [1])


def test_engine_that_never_begins_has_failed(
    tts: StubTts, told: Counted, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_engine, "_BEGIN_MS", 10)
    told.engine.say("One.")
    qtbot.waitUntil(lambda: told.failed == [1])
    assert tts.calls == ["One.", "stop"]


def test_closed_engine_tells_nothing_more(tts: StubTts, told: Counted, qtbot: QtBot) -> None:
    told.engine.say("One.")
    told.engine.close()
    report(tts, State.Speaking, State.Ready, State.Error)
    assert (told.ended, told.failed) == ([], [])
    with qtbot.waitSignal(tts.destroyed):
        told.engine.close()


# Before the voice is found ------------------------------------------------------------------------


def test_what_is_asked_before_it_is_open_is_done_then(tts: StubTts, qtbot: QtBot) -> None:
    engine = voice_engine.VoiceEngine(lambda: tts, ["bare", "good"], "en")
    engine.set_rate(0.5)
    engine.set_voice("a")
    engine.say("One.")
    engine.say("Two.")
    assert not engine.is_open
    assert (tts.calls, engine.voices()) == ([], ())
    with qtbot.waitSignal(engine.opened):
        pass
    assert engine.is_open
    assert tts.calls == ["engine bare", "engine good", "rate 0.5", "Two."]
    assert [x.id for x in engine.voices()] == ["a"]


def test_hush_before_it_is_open_takes_the_sentence_back(tts: StubTts, qtbot: QtBot) -> None:
    engine = voice_engine.VoiceEngine(lambda: tts, ["good"], "en")
    engine.say("One.")
    engine.hush()
    with qtbot.waitSignal(engine.opened):
        pass
    assert "One." not in tts.calls


def test_engines_without_a_voice_are_told_once(tts: StubTts, qtbot: QtBot) -> None:
    engine = voice_engine.VoiceEngine(lambda: tts, ["bare", "poor"], "en")
    missing: list[int] = []
    engine.missing.connect(lambda: missing.append(1))
    qtbot.waitUntil(lambda: missing != [])
    assert tts.calls == ["engine bare", "engine poor"]
    assert missing == [1]


@pytest.fixture
def never(tts: StubTts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """An engine that looks for its voice and hears no answer."""
    monkeypatch.setattr(voice_engine, "_OPEN_MS", 100)
    tts.answers = False
    counted = Counted(voice_engine.VoiceEngine(lambda: tts, ["good"], "en"))
    qtbot.waitUntil(lambda: tts.calls == ["engine good"])
    return counted


def test_engine_that_never_opens_has_failed_however_often_it_is_asked(
    tts: StubTts, never: Counted, qtbot: QtBot
) -> None:
    asked: list[int] = []

    def ask() -> bool:
        never.engine.say(f"{len(asked)}.")
        asked.append(1)
        return never.failed == [1]

    qtbot.waitUntil(ask)
    never.engine.close()
    tts.engineChanged.emit("good")
    assert not never.engine.is_open


def test_nobody_is_told_of_a_voice_that_nobody_waits_for(never: Counted, qtbot: QtBot) -> None:
    never.engine.say("One.")
    never.engine.hush()
    qtbot.wait(300)
    assert never.failed == []
    never.engine.say("Two.")
    qtbot.waitUntil(lambda: never.failed == [1])


def test_closed_before_it_looked_it_never_looks(tts: StubTts, qtbot: QtBot) -> None:
    engine = voice_engine.VoiceEngine(lambda: tts, ["good"], "en")
    with qtbot.waitSignal(tts.destroyed):
        engine.close()
    assert tts.calls == []


# Qt's engine without sound ----------------------------------------------------------------------


@pytest.fixture
def silent(qtbot: QtBot) -> Callable[[str], QTextToSpeech]:
    def make(language: str) -> QTextToSpeech:
        tts = QTextToSpeech("mock")
        assert tts.state() is State.Ready
        assert voice_engine.voices_for(tts, language)
        return tts

    del qtbot
    return make


def test_voices_for_language_are_of_that_language_alone(
    silent: Callable[[str], QTextToSpeech],
) -> None:
    voices = voice_engine.voices_for(silent("en"), "en")
    assert {voice.language() for voice in voices.values()} == {
        voice_engine.QLocale("en").language()
    }
    assert [x.split(" ", 1)[1] for x in voices] == [voice.name() for voice in voices.values()]
    assert voice_engine.voices_for(silent("en"), "eo") == {}


@pytest.mark.parametrize("is_apart", [False, True])
def test_engine_of_qt_speaks_and_ends(qtbot: QtBot, *, is_apart: bool) -> None:
    engine = voice_engine.VoiceEngine(
        lambda: QTextToSpeech("none"), ["mock"], "en", is_apart=is_apart
    )
    with qtbot.waitSignal(engine.opened):
        pass
    tts, first, last = engine._tts, engine.voices()[0], engine.voices()[-1]
    engine.set_voice(last.id)
    qtbot.waitUntil(lambda: tts.voice().name() == last.name)
    engine.set_voice("gone")
    qtbot.waitUntil(lambda: tts.voice().name() == first.name)
    engine.set_rate(1)
    with qtbot.waitSignal(engine.ended):
        engine.say("One two.")
    with qtbot.waitSignal(tts.destroyed):
        engine.close()


def test_open_engine_takes_no_engine_without_sound(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setattr(QTextToSpeech, "availableEngines", lambda: ["mock"])
    assert voice_engine.open_engine("en", None) is None

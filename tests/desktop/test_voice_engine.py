"""The engine on Qt's own engine without sound: what it reports, whatever Qt reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QLoggingCategory, QObject, Signal
from pytestqt.qtbot import QtBot

QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver=false")
voice_engine = pytest.importorskip("ketams_desktop.desktop.voice_engine")

from PySide6.QtTextToSpeech import QTextToSpeech, QVoice  # noqa: E402 - where there is one

State = QTextToSpeech.State


class StubTts(QObject):
    """Stands for Qt's engine: tells the states that a test wants, when it wants."""

    stateChanged = Signal(State)  # noqa: N815 - Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []

    def say(self, text: str) -> None:
        self.calls.append(text)

    def stop(self, _hint: QTextToSpeech.BoundaryHint) -> None:
        self.calls.append("stop")


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
def tts(qtbot: QtBot) -> StubTts:
    del qtbot
    return StubTts()


@pytest.fixture
def told(tts: StubTts) -> Counted:
    return Counted(voice_engine.VoiceEngine(tts, {"a": QVoice()}))


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


def test_closed_engine_tells_nothing_more(tts: StubTts, told: Counted) -> None:
    told.engine.say("One.")
    told.engine.close()
    report(tts, State.Speaking, State.Ready)
    assert told.ended == []


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


def test_engine_of_qt_speaks_and_ends(silent: Callable[[str], QTextToSpeech], qtbot: QtBot) -> None:
    tts = silent("en")
    engine = voice_engine.VoiceEngine(tts, voice_engine.voices_for(tts, "en"))
    first, last = engine.voices()[0], engine.voices()[-1]
    engine.set_voice(last.id)
    assert tts.voice().name() == last.name
    engine.set_voice("gone")
    assert tts.voice().name() == first.name
    engine.set_rate(1)
    with qtbot.waitSignal(engine.ended):
        engine.say("One two.")


def test_open_engine_takes_no_engine_without_sound(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setattr(QTextToSpeech, "availableEngines", lambda: ["mock"])
    assert voice_engine.open_engine("en", None) is None

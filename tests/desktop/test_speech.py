"""Reading aloud: the order, pausing, the rate, the voice, and trouble. No sound is made here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fake_voice import VOICES, FakeVoice
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.settings import SPEECH_RATES
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.desktop.speech import Speech, SpeechState

TEXTS = ("One.", "Two.", "Three.")


class Heard:
    """What a speech told, in order."""

    def __init__(self, speech: Speech) -> None:
        self.log: list[object] = []
        speech.sentence_started.connect(self.log.append)
        speech.finished.connect(lambda: self.log.append("finished"))
        speech.trouble.connect(self.log.append)


@pytest.fixture
def settings(tmp_path: Path, qtbot: QtBot) -> SettingsStore:
    del qtbot
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def voice(qtbot: QtBot) -> FakeVoice:
    del qtbot
    return FakeVoice()


@pytest.fixture
def speech(settings: SettingsStore, voice: FakeVoice) -> Speech:
    return Speech(settings, "en", lambda _language, _parent: voice)


def test_speech_made_looks_for_no_voice(settings: SettingsStore) -> None:
    def refuse(_language: str, _parent: object) -> None:
        raise AssertionError("a voice was looked for")

    speech = Speech(settings, "en", refuse)
    speech.stop()
    speech.pause()
    speech.resume()
    assert speech.voices() == ()
    assert not speech.is_ready


def test_play_before_the_voice_is_found_says_so_until_it_is(settings: SettingsStore) -> None:
    voice = FakeVoice(is_open=False)
    speech = Speech(settings, "en", lambda _language, _parent: voice)
    changes: list[bool] = []
    speech.changed.connect(lambda: changes.append(speech.is_ready))
    speech.play(TEXTS)
    assert speech.state is SpeechState.SPEAKING
    assert voice.said == ["One."]
    assert (speech.is_ready, speech.voices()) == (False, ())
    voice.open()
    assert (speech.is_ready, speech.voices()) == (True, VOICES)
    assert changes == [False, False, True]


def test_voice_that_is_not_found_is_told_and_looked_for_again(settings: SettingsStore) -> None:
    voices = [FakeVoice(is_open=False), FakeVoice()]
    opened: list[FakeVoice] = []

    def open_next(_language: str, _parent: object) -> FakeVoice:
        opened.append(voices[len(opened)])
        return opened[-1]

    speech = Speech(settings, "en", open_next)
    heard = Heard(speech)
    speech.play(TEXTS, about="a page")
    voices[0].missing.emit()
    assert "no voice" in str(heard.log[-1])
    assert (speech.state, speech.about) == (SpeechState.SILENT, "")
    assert voices[0].is_closed
    speech.play(TEXTS)
    assert voices[1].said == ["One."]


def test_play_says_each_sentence_once_it_has_ended_and_finishes(
    speech: Speech, voice: FakeVoice
) -> None:
    heard = Heard(speech)
    speech.play(TEXTS, about="page")
    assert voice.said == ["One."]
    assert (speech.state, speech.about) == (SpeechState.SPEAKING, "page")
    for _ in TEXTS:
        voice.end()
    assert voice.said == list(TEXTS)
    assert heard.log == [0, 1, 2, "finished"]
    assert (speech.state, speech.about) == (SpeechState.SILENT, "")


def test_play_from_a_place_starts_there(speech: Speech, voice: FakeVoice) -> None:
    speech.play(TEXTS, 2)
    assert voice.said == ["Three."]
    assert speech.index == 2


def test_play_of_nothing_is_finished_at_once(speech: Speech, voice: FakeVoice) -> None:
    heard = Heard(speech)
    speech.play(())
    assert (voice.said, heard.log) == ([], ["finished"])
    assert speech.state is SpeechState.SILENT


def test_pause_is_quiet_and_resume_says_the_same_sentence_again(
    speech: Speech, voice: FakeVoice
) -> None:
    speech.play(TEXTS)
    voice.end()
    speech.pause()
    assert (voice.now, speech.state) == ("", SpeechState.PAUSED)
    speech.pause()
    speech.resume()
    assert (voice.now, speech.state) == ("Two.", SpeechState.SPEAKING)
    voice.end()
    assert voice.said == ["One.", "Two.", "Two.", "Three."]


def test_stop_is_quiet_and_leaves_nothing_to_resume(speech: Speech, voice: FakeVoice) -> None:
    heard = Heard(speech)
    speech.play(TEXTS, about="page")
    speech.stop()
    speech.resume()
    assert (voice.now, voice.said) == ("", ["One."])
    assert (speech.state, speech.about) == (SpeechState.SILENT, "")
    assert heard.log == [0]


def test_sentence_that_ends_after_a_pause_starts_no_other(speech: Speech, voice: FakeVoice) -> None:
    speech.play(TEXTS)
    speech.pause()
    voice.ended.emit()
    assert voice.said == ["One."]
    assert speech.index == 0


def test_stop_by_who_hears_of_a_sentence_leaves_it_unsaid(speech: Speech, voice: FakeVoice) -> None:
    speech.sentence_started.connect(speech.stop)
    speech.play(TEXTS)
    assert voice.said == []


# Rate and voice


def test_rate_has_five_steps_is_kept_and_starts_the_sentence_anew(
    speech: Speech, voice: FakeVoice, settings: SettingsStore
) -> None:
    assert len(SPEECH_RATES) == 5
    speech.play(TEXTS)
    rates = [voice.rate]
    for _ in range(4):
        speech.set_rate(speech.rate + 1)
        rates.append(voice.rate)
    assert rates == pytest.approx([0, 0.3, 0.6, 0.6, 0.6])
    assert voice.said == ["One."] * 3
    assert settings.value.speech_rate == 2
    speech.set_rate(-9)
    assert speech.rate == -2
    assert voice.rate == pytest.approx(-0.6)


def test_rate_while_paused_says_nothing(speech: Speech, voice: FakeVoice) -> None:
    speech.play(TEXTS)
    speech.pause()
    speech.set_rate(1)
    speech.set_voice(VOICES[1].id)
    assert (voice.now, voice.said) == ("", ["One."])
    speech.resume()
    assert voice.now == "One."


def test_voice_that_is_chosen_is_kept_and_used_the_next_time(
    speech: Speech, voice: FakeVoice, settings: SettingsStore
) -> None:
    speech.play(TEXTS)
    assert speech.voices() == VOICES
    assert speech.voice == VOICES[0].id
    speech.set_voice(VOICES[1].id)
    assert voice.voice == VOICES[1].id
    assert voice.said == ["One.", "One."]
    next_voice = FakeVoice()
    again = Speech(settings, "en", lambda _language, _parent: next_voice)
    again.set_rate(-1)
    again.play(TEXTS)
    assert (next_voice.voice, again.voice) == (VOICES[1].id, VOICES[1].id)
    assert next_voice.rate == pytest.approx(-0.3)


def test_voice_that_was_taken_off_the_computer_gives_way_to_the_first(
    settings: SettingsStore, voice: FakeVoice
) -> None:
    settings.change(voice="en_AU Gone")
    speech = Speech(settings, "en", lambda _language, _parent: voice)
    speech.play(TEXTS)
    assert speech.voice == VOICES[0].id
    assert voice.said == ["One."]


# Trouble


@pytest.mark.parametrize(
    ("platform", "words"),
    [
        ("linux", "packages speech-dispatcher and espeak-ng"),
        ("win32", "Settings, Time & language, Speech"),
        ("darwin", "Accessibility, Spoken Content"),
    ],
)
def test_play_without_a_voice_says_what_to_install(
    settings: SettingsStore, monkeypatch: pytest.MonkeyPatch, platform: str, words: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    speech = Speech(settings, "en", lambda _language, _parent: None)
    heard = Heard(speech)
    speech.play(TEXTS, about="page")
    (told,) = heard.log
    assert words in str(told)
    assert str(told).endswith("Then press Listen again.")
    assert (speech.state, speech.about) == (SpeechState.SILENT, "")


def test_play_after_a_voice_was_installed_reads(settings: SettingsStore, voice: FakeVoice) -> None:
    found: list[FakeVoice | None] = [None, voice]
    speech = Speech(settings, "en", lambda _language, _parent: found.pop(0))
    speech.play(TEXTS)
    assert speech.state is SpeechState.SILENT
    speech.play(TEXTS)
    assert voice.now == "One."


def test_voice_that_fails_is_told_let_go_and_looked_for_anew(settings: SettingsStore) -> None:
    voices = [FakeVoice(), FakeVoice()]
    first, second = voices
    speech = Speech(settings, "en", lambda _language, _parent: voices.pop(0))
    heard = Heard(speech)
    speech.play(TEXTS)
    first.failed.emit()
    assert "The voice has stopped answering." in str(heard.log[-1])
    assert first.is_closed
    assert speech.state is SpeechState.SILENT
    speech.play(TEXTS)
    assert second.now == "One."

"""The speech server of the harness: what it is told to say can be heard, and nothing stays."""

from __future__ import annotations

from pathlib import Path

from harness.speech import SpeechServer, start_speech


def test_speech_server_says_a_sentence_aloud_to_a_file(speech: SpeechServer) -> None:
    assert speech.seconds() == 0
    speech.say("Yes.")
    short = speech.seconds()
    assert 0.2 < short < 3
    assert speech.loudness() > 3000
    speech.say("Can ketamine hurt the bladder, and how likely is that for me?")
    assert speech.seconds() - short > 2 * short


def test_speech_server_silence_is_not_loud(speech: SpeechServer) -> None:
    speech.say(" ")
    assert speech.loudness() < 100


def test_speech_server_at_its_end_leaves_no_program_and_no_file(speech: SpeechServer) -> None:
    with start_speech() as other:
        other.say("Yes.")
        assert other.root != speech.root
        assert programs_with(other.root)
    assert not other.root.exists()
    assert programs_with(other.root) == []
    assert speech.seconds() == 0


def programs_with(folder: Path) -> list[str]:
    """Return the command lines of running programs that name a folder."""
    lines = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(entry.read_bytes().decode(errors="replace"))
        except OSError:  # it ended while we looked
            continue
    return [line for line in lines if str(folder) in line]

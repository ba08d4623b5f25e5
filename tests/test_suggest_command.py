"""`ketams-desktop suggest`, started as a program, with the ten situations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ketams_desktop.questions.answers import OPTION_IDS, SINGLE_GROUPS
from tools.situations import ROOT, Situation, load_situations

SITUATIONS = load_situations()


def suggest(answers: object, folder: Path, pack: Path, seed: int, *options: str) -> str:
    """Return what the program prints; `seed` sets the order that Python keeps its sets in."""
    path = folder / f"answers-{seed}.json"
    path.write_text(json.dumps(answers), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ketams_desktop", "suggest", path, "--pack", pack, *options],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)},
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda x: x.id)
def test_suggest_command_gives_a_situation_the_list_that_is_right_for_it(
    situation: Situation, tmp_path: Path, compiled_pack: Path
) -> None:
    seed = 1 + SITUATIONS.index(situation)

    found = json.loads(suggest(situation.answers, tmp_path, compiled_pack, seed, "--json"))

    assert [x["id"] for x in found] == list(situation.suggested)
    assert all(x["reason"] and x["text"] for x in found)
    assert "suicid" not in json.dumps(found)


def test_suggest_command_prints_the_same_for_the_same_ticks_in_any_order(
    tmp_path: Path, compiled_pack: Path
) -> None:
    everything = {
        group: ids[0] if group in SINGLE_GROUPS else list(ids) for group, ids in OPTION_IDS.items()
    }
    turned = {
        group: value[::-1] if isinstance(value, list) else value
        for group, value in reversed(everything.items())
    }

    for options in (["--json"], []):
        first = suggest(everything, tmp_path, compiled_pack, 1, *options)
        assert first == suggest(turned, tmp_path, compiled_pack, 2, *options)
        assert first

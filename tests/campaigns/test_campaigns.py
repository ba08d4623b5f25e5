"""A small sample of each campaign: it finds no fault, and would find one that is there."""

# ruff: noqa: S311 - chance is for spoiling files here

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from ketams_desktop.library.depth import Depth
from ketams_desktop.library.library import Library
from ketams_desktop.library.pack_format import RECORD_KINDS
from ketams_desktop.paper.leaflet import LeafletOptions
from ketams_desktop.questions import list_file
from tools.campaigns import __main__ as command
from tools.campaigns import fuzz, kill, leaflets, list_files, packs, sheets, soak, soak_clinic
from tools.campaigns.campaign import MOST_TOLD, Campaign, Outcome
from tools.campaigns.confinement import Confinement
from tools.campaigns.mutation import spoil_bytes, spoil_json, to_json
from tools.campaigns.registry import CAMPAIGNS

ROOT = Path(__file__).parents[2]


def test_list_files_sample_finds_no_fault() -> None:
    outcome = list_files.run(300, 2)
    assert outcome.faults == []
    assert outcome.figures["opened"] > 5
    assert outcome.figures["refused"] > 100


def test_list_files_another_error_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_plain: object) -> object:
        raise ZeroDivisionError("made up")

    monkeypatch.setattr(list_file, "_document", broken)
    outcome = list_files.run(80, 2)
    assert outcome.fault_count > 5
    assert "ZeroDivisionError" in outcome.faults[0]


def test_packs_sample_finds_no_fault(compiled_pack: Path) -> None:
    outcome = packs.run(60, 2, compiled_pack, whole_every=6)
    assert outcome.faults == []
    assert outcome.figures["refused"] > 5


def test_packs_small_one_is_a_good_pack_with_every_kind(
    compiled_pack: Path, tmp_path: Path
) -> None:
    small, outcome = tmp_path / "small.pack", Outcome()
    packs.make_small_pack(compiled_pack, small)
    packs._try(small, outcome, "here")
    assert (outcome.figures["read"], outcome.fault_count) == (1, 0)
    whole, few = Library.open(compiled_pack), Library.open(small)
    try:
        assert len(few.page_heads()) == packs.KEPT < len(whole.page_heads())
        for kind in RECORD_KINDS:
            assert bool(few.plain_records(kind)) == bool(whole.plain_records(kind)), kind
        assert few.search("ketamine")
    finally:
        whole.close()
        few.close()


def test_confinement_tells_of_what_leaves_its_folder(tmp_path: Path) -> None:
    inside, outside, outcome = tmp_path / "in", tmp_path / "out.txt", Outcome()
    inside.mkdir()
    with Confinement(inside, outcome):
        (inside / "fine.txt").write_text("fine")
        (inside / "fine.txt").rename(inside / "moved.txt")
    assert outcome.faults == []
    assert outcome.figures["peak_mib"] > 0 or not sys.platform.startswith("linux")
    with Confinement(inside, outcome):
        outside.write_text("not fine")
        (inside / "moved.txt").rename(tmp_path / "gone.txt")
        subprocess.run([sys.executable, "-c", ""], check=True)
    assert [fault.split(":")[0] for fault in outcome.faults] == [
        *("open outside of its folder", "os.rename outside of its folder", "subprocess.Popen"),
    ]
    outside.write_text("after the block nothing is watched")
    assert outcome.fault_count == 3


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
def test_confinement_tells_of_too_much_memory(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys\n"
        "from tools.campaigns.campaign import Outcome\n"
        "from tools.campaigns.confinement import Confinement\n"
        "outcome = Outcome()\n"
        "with Confinement(pathlib.Path(sys.argv[1]), outcome):\n"
        "    much = b'x' * (int(sys.argv[2]) << 20)\n"
        "print(outcome.fault_count, outcome.faults)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for size, count in (("20", "0"), ("200", "1")):
        command = [sys.executable, "-c", code, str(tmp_path), size]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        assert done.stdout.split()[0] == count


def test_packs_unspoiled_one_is_read_whole(compiled_pack: Path) -> None:
    outcome = Outcome()
    packs._try(compiled_pack, outcome, "here")
    assert outcome.figures["read"] == 1


def test_fuzz_without_its_environment_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz, "PYTHON", tmp_path / "gone")
    outcome = fuzz.run(5, 1)
    assert outcome.fault_count == 1
    assert "Nothing was fuzzed" in outcome.faults[0]


def test_monkey_sees_a_window_that_closes(compiled_pack: Path) -> None:
    code = "monkey._Monkey._do_one = lambda self: setattr(self._room.window, 'may_close', True) "
    code += "or self._room.window.close()"
    outcome = run_apart("monkey.run(3, 3, pack)", compiled_pack, code)
    assert outcome["fault_count"] >= 3
    assert "the window is gone" in outcome["faults"][0]


def test_monkey_sample_stays_in_the_waiting_room(compiled_pack: Path) -> None:
    outcome = run_apart("monkey.run(400, 7, pack)", compiled_pack)
    assert outcome["faults"] == []
    assert outcome["figures"]["events"] == 400
    assert outcome["figures"]["visits"] > 3


def test_soak_clinic_sample_makes_a_visit_of_each_kind(compiled_pack: Path) -> None:
    outcome = run_apart("soak_clinic.run(5, 1, pack, warming=0)", compiled_pack)
    assert outcome["figures"]["visits"] == 5
    assert outcome["figures"]["simulated_hours"] >= 0.1
    assert not [x for x in outcome["faults"] if "grew" not in x]


@pytest.mark.parametrize("name", [x.name for x in fields(soak_clinic.Sample)])
def test_soak_clinic_growth_of_anything_is_a_fault(name: str) -> None:
    first = soak_clinic.Sample(100.0, 10, 5, 50, 5, 1000, 1.0)
    grown = replace(first, **{name: getattr(first, name) * 2})
    outcome = Outcome()
    soak_clinic.judge([first] * 30 + [grown] * 25, outcome)
    assert [x for x in outcome.faults if f" {name} grew" in x]
    assert outcome.fault_count == 1
    steady = Outcome()
    soak_clinic.judge([first] * 30 + [replace(first, memory=104.0, seconds=1.1)] * 25, steady)
    assert steady.faults == []


def run_apart(call: str, pack: Path, before: str = "pass") -> dict[str, Any]:
    """Run a campaign in a process of its own: it needs an application, and no test's."""
    code = (
        "import dataclasses, json, pathlib, sys\n"
        "from tools.campaigns import monkey, soak_clinic\n"
        f"pack = pathlib.Path(sys.argv[1])\n{before}\n"
        f"outcome = {call}\nprint(json.dumps(dataclasses.asdict(outcome)))"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(pack)],
        capture_output=True,
        text=True,
        env=env,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def test_kill_sample_loses_nothing_that_was_saved(compiled_pack: Path) -> None:
    # The second that may be lost is for the whole campaign to look at: here others run too.
    outcome = kill.run(2, 2, oldest_lost=60, pack=compiled_pack)
    assert outcome.faults == []
    assert outcome.figures["killed"] == 2
    assert outcome.figures["changes"] >= 2


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ([(9.5, "changed", 3), (9.6, "saved", 3)], "told as saved"),
        ([(7.0, "changed", 3)], "a change 3.00 s old was lost"),
        ([], "changed nothing"),
    ],
)
def test_kill_what_is_lost_is_a_fault(
    tmp_path: Path, lines: list[tuple[float, str, int]], fault: str
) -> None:
    question = list_file.QuestionList().with_own(kill.WORDS.format(number=2))
    list_file.write_list(tmp_path / "a.ketams", list_file.ListDocument(question))
    outcome = Outcome()
    kill._judge(tmp_path, lines, 10.0, 1.0, outcome, "here")
    assert fault in outcome.faults[0]


def test_kill_a_list_that_does_not_open_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.ketams").write_bytes(b"{")
    outcome = Outcome()
    kill._judge(tmp_path, [(9.9, "changed", 1)], 10.0, 1.0, outcome, "here")
    assert outcome.fault_count == 1
    assert "damaged" in outcome.faults[0]


def test_sheets_sample_finds_no_fault(compiled_pack: Path) -> None:
    outcome = sheets.run(2, 2, compiled_pack)
    assert outcome.faults == []
    assert outcome.figures["set"] == 2


def test_leaflets_sample_finds_no_fault(compiled_pack: Path) -> None:
    outcome = leaflets.run(3, 5, compiled_pack)
    assert outcome.faults == []
    assert outcome.figures["set"] == 3
    assert outcome.figures["pages"] > 6


def test_leaflets_warnings_that_are_not_on_paper_are_a_fault_at_every_depth(
    compiled_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaflets, "safety_texts", lambda *_: ["This warning stands nowhere."])
    monkeypatch.setattr(
        leaflets, "_all", lambda *_: [("bladder", LeafletOptions(depth=x)) for x in Depth]
    )
    outcome = leaflets.run(3, 1, compiled_pack)
    assert len([x for x in outcome.faults if "This warning stands nowhere." in x]) == 3


def test_leaflets_what_is_not_on_paper_is_a_fault(
    compiled_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaflets, "wanted_texts", lambda *_: ["These words stand nowhere."])
    outcome = leaflets.run(1, 1, compiled_pack)
    assert "not on paper: These words stand nowhere." in outcome.faults[0]


def test_soak_sample_keeps_the_number_of_widgets(compiled_pack: Path) -> None:
    code = (
        "import json, sys; from pathlib import Path; from tools.campaigns import soak; "
        "outcome = soak.run(1, 1, Path(sys.argv[1]), warming=1, most=5); "
        "print(json.dumps(outcome.figures))"
    )
    command = [sys.executable, "-c", code, str(compiled_pack)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert figures["places"] > 15
    assert figures["widgets_last"] <= figures["widgets_first"] * 1.05


@pytest.mark.parametrize("name", soak.Sample._fields)
def test_soak_growth_of_anything_is_a_fault(name: str) -> None:
    first = soak.Sample(50, 100.0, 17.0, 50_000, 5, 1)
    last = first._replace(**{name: getattr(first, name) * 1.2})
    outcome = Outcome()
    soak._judge([first] * 4 + [last] * 4, 100, outcome)
    assert [x for x in outcome.faults if f"soak: {name}," in x]
    assert outcome.fault_count == 1


def test_soak_memory_may_go_up_and_down() -> None:
    low = soak.Sample(50, 95.0, 17.0, 50_000, 5, 1)
    outcome = Outcome()
    soak._judge([low, low._replace(memory_mib=112.0)] * 8, 100, outcome)
    assert outcome.faults == []
    assert outcome.figures["memory_mib_most"] == 112.0


def test_spoil_is_the_same_for_the_same_seed_and_changes_something() -> None:
    good = list_files.good_list(random.Random(1))
    data = to_json(good)
    assert spoil_bytes(data, random.Random(5)) == spoil_bytes(data, random.Random(5))
    assert sum(spoil_bytes(data, random.Random(n)) != data for n in range(50)) > 40
    assert sum(to_json(spoil_json(good, random.Random(n))) != data for n in range(50)) > 40
    assert to_json(good) == data


def test_campaign_command_writes_figures_and_fails_with_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(size: int, _seed: int) -> Outcome:
        outcome = Outcome({"tried": size})
        for number in range(MOST_TOLD + 5):
            outcome.add_fault(f"fault {number}")
        return outcome

    monkeypatch.setitem(CAMPAIGNS, "packs", Campaign("made up", 7, run))
    assert command.main(["packs", "--out", str(tmp_path)]) == 1
    report = json.loads((tmp_path / "packs.json").read_text("utf-8"))
    assert (report["size"], report["is_full"], report["faults"]) == (7, True, MOST_TOLD + 5)
    assert len(report["told"]) == MOST_TOLD
    assert report["commit"]
    assert report["machine"]["cores"]
    assert "fault 0" in capsys.readouterr().out


def test_campaign_command_records_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "campaigns.md"
    monkeypatch.setattr(command, "RECORD", record)
    fine = Campaign("made up", 7, lambda size, _seed: Outcome({"tried": size}))
    monkeypatch.setitem(CAMPAIGNS, "packs", fine)
    options = ["packs", "--size", "3", "--out", str(tmp_path)]
    assert command.main(options) == 0
    assert not record.exists()
    assert command.main([*options, "--record"]) == 0
    assert "| packs | 3 | 0 | tried 3 |" in record.read_text("utf-8")

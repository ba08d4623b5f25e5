"""The bench on a small sample: that it measures all it should, never how fast anything was."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from ketams_desktop.library.library import Library
from tools.bench.__main__ import main
from tools.bench.figures import Figure, percentile, shown, start_figures, table
from tools.bench.large_pack import make_large_pack
from tools.bench.peers import Peer, measure_peers, peers_table
from tools.bench.programs import BenchError, from_source
from tools.bench.starts import Start, measure_start, memory_of


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, compiled_pack: Path) -> dict[str, object]:
    path = tmp_path_factory.mktemp("bench") / "report.json"
    options = ["--source", "--off-screen", "--runs", "1", "--settling", "0", "--times", "3"]
    assert main([*options, "--pack", str(compiled_pack), "--report", str(path)]) == 0
    report: dict[str, object] = json.loads(path.read_text("utf-8"))
    return report


def test_report_says_what_was_measured_where_and_when(report: dict[str, object]) -> None:
    assert report["kind"] == "source"
    assert report["runs"] == 1
    assert report["commit"]
    assert str(report["date"]).endswith("+00:00")
    machine = report["machine"]
    assert isinstance(machine, dict)
    assert {"cpu", "cores", "memory_gib", "system", "python"} <= machine.keys()


def test_report_has_every_figure_with_its_goal(report: dict[str, object]) -> None:
    figures = report["figures"]
    assert isinstance(figures, list)
    goals = {figure["id"]: figure["goal"] for figure in figures}
    assert goals["home_ratio"] == 1.5
    assert goals["memory_mib"] == 100
    assert goals["page_p95_ms"] == 50
    assert goals["hits_p95_ms"] == 16
    assert goals["hits_large_p95_ms"] == 16
    assert goals["pdf_warm_ms"] == 40
    assert goals["suggestions_ms"] == 200
    assert goals["home_large_ratio"] == 1.1
    assert goals["opening_ratio"] == 1.3
    assert {"print_ms", "autosave_ms"} <= goals.keys()
    assert "pack_ms" in goals
    is_linux = sys.platform.startswith("linux")
    assert all(x["value"] > 0 for x in figures if is_linux or "memory" not in x["id"])


def test_large_pack_has_so_many_of_each_and_is_searched(
    compiled_pack: Path, tmp_path: Path
) -> None:
    make_large_pack(compiled_pack, tmp_path / "large.pack", 3)
    one, three = Library.open(compiled_pack), Library.open(tmp_path / "large.pack")
    try:
        assert len(three.page_heads()) == 3 * len(one.page_heads())
        assert len(three.plain_records("question")) == 3 * len(one.plain_records("question"))
        assert three.page("bladder-2").blocks == one.page("bladder").blocks
        assert [hit.id for hit in three.search("liver")[:3]] == ["liver", "liver-1", "liver-2"]
        assert three.search("livver")
        assert [hit.id for hit in three.search("pee")[:2]] == ["bladder", "bladder-1"]
    finally:
        one.close()
        three.close()


def test_percentile_is_the_nearest_rank() -> None:
    assert percentile([5, 1, 4, 2, 3], 95) == 5
    assert percentile([5, 1, 4, 2, 3], 50) == 3
    assert percentile(list(range(1, 101)), 95) == 95
    assert percentile([7], 95) == 7


def test_start_figures_are_medians_and_their_ratio() -> None:
    app = [Start(300, 150, 90.0), Start(900, 160, 92.0), Start(310, 155, 91.0)]
    bare = [Start(200, 100, 50.0), Start(190, 99, 45.0), Start(210, 101, 55.0)]
    assert start_figures(app, bare)[0].processor == 1.55
    values = {x.id: x.value for x in start_figures(app, bare)}
    assert values["home_ratio"] == pytest.approx(1.55)
    assert values["memory_mib"] == 91
    assert values["memory_ratio"] == pytest.approx(1.82)


def test_start_figures_without_memory_say_so() -> None:
    figures = start_figures([Start(2, 1, None)], [Start(1, 1, None)])
    assert "not measured" in table(figures)


@pytest.mark.parametrize(("value", "words"), [(40.0, "met"), (40.1, "missed")])
def test_table_says_whether_a_goal_is_met(value: float, words: str) -> None:
    assert f"| {words} |" in table([Figure("a", "A", value, "ms", None, 40)])
    assert shown(value, "ms") in table([Figure("a", "A", value, "ms", None, 40)])


def test_table_gives_times_as_shares_of_the_bare_start() -> None:
    figures = [Figure("bare_ms", "Bare", 200, "ms"), Figure("a", "A", 50, "ms")]
    assert "| A | 50.0 ms | 0.25 x |" in table(figures)


def test_peers_are_compared_with_the_bare_window() -> None:
    peers = [
        Peer("Bare window", "", 100, 40),
        Peer("Zeal", "1.2", 250, 60),
        Peer("K", "", 90, None),
    ]
    shown_table = peers_table(peers)
    assert "| Zeal 1.2 | 250 ms | 2.50 x | 60 MiB | 1.50 x |" in shown_table
    assert "| K | 90 ms | 0.90 x | not measured |  |" in shown_table


def test_peers_are_not_measured_without_a_display() -> None:
    assert measure_peers(from_source(), 1, {}, 0) == []


def test_measure_start_of_a_program_that_paints_nothing_says_so() -> None:
    with pytest.raises(BenchError, match="did not say that it painted"):
        measure_start([sys.executable, "-c", "print('hello')"], {}, 0)


def test_measure_start_of_a_program_that_fails_at_its_end_says_so() -> None:
    code = 'import sys; print(\'{"event": "first-paint"}\', flush=True); sys.stdin.read(); exit(3)'
    with pytest.raises(BenchError, match="ended with 3"):
        measure_start([sys.executable, "-c", code], {}, 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")
def test_memory_of_a_process_that_is_gone_is_unknown() -> None:
    assert memory_of(2**22 + 1) is None

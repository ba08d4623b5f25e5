"""`ketams-desktop search`: what a program or a person at a terminal gets."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ketams_desktop.command_line import main


def test_search_prints_ranked_hits_without_marks(
    capsys: pytest.CaptureFixture[str], compiled_pack: Path
) -> None:
    assert main(["search", "bladder pain", "--json", "--pack", str(compiled_pack)]) == 0

    told = capsys.readouterr()
    hits = json.loads(told.out)
    assert told.err == ""
    assert all(list(x) == ["kind", "id", "title", "section", "snippet"] for x in hits)
    assert all(isinstance(value, str) for x in hits for value in x.values())
    assert not re.search(r"[\x00-\x1f<>*]", "".join(x["title"] + x["snippet"] for x in hits))

    assert main(["search", "pee", "--json", "--pack", str(compiled_pack)]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["kind"], first["id"], first["section"]) == ("page", "bladder", "risks")


def test_search_forgives_and_says_so_beside_the_hits(
    capsys: pytest.CaptureFixture[str], compiled_pack: Path
) -> None:
    for words, page, note in (
        ("ketamene", "what-is-ketamine", "Nothing is spelled 'ketamene'. This was found for"),
        ("pain elephant", "pain", "Nothing holds all of 'pain elephant'. This was found for"),
    ):
        assert main(["search", words, "--json", "--pack", str(compiled_pack)]) == 0
        told = capsys.readouterr()
        assert page in [hit["id"] for hit in json.loads(told.out)][:3]
        assert told.err.startswith(note)


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("xyzzy", "Nothing was found for 'xyzzy'. Please try one short word."),
        ("bladzzzz", "Nothing was found for 'bladzzzz'. These words are near: bladder"),
        ("", "Nothing was found for ''. Please try one short word."),
    ],
)
def test_search_without_a_hit_prints_an_empty_list_and_says_so(
    capsys: pytest.CaptureFixture[str], compiled_pack: Path, words: str, note: str
) -> None:
    assert main(["search", words, "--json", "--pack", str(compiled_pack)]) == 0

    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert told.err.startswith(note)


def test_search_without_json_is_a_list_to_read(
    capsys: pytest.CaptureFixture[str], compiled_pack: Path
) -> None:
    assert main(["search", "liver", "--pack", str(compiled_pack)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1. Your liver (Page, Risks)"
    assert all(line.startswith(f"{n}. ") for n, line in enumerate(lines, start=1))


def test_search_with_a_bad_pack_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["search", "pain", "--pack", str(tmp_path / "none.pack")]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("There is no content pack at")
    assert told.err.count("\n") == 1

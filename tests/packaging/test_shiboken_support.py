"""Shiboken's own modules, compiled for the frozen folder."""

from __future__ import annotations

import marshal
import sys
from pathlib import Path
from types import CodeType

import pytest
import shiboken_support
from shiboken_support import PLACE, NoSupportError, compiled


def code_of(path: Path) -> CodeType:
    code = marshal.loads(path.read_bytes()[16:])  # noqa: S302 - compiled here
    assert isinstance(code, CodeType)
    return code


def test_every_module_is_compiled_and_lies_where_shiboken_looks(tmp_path: Path) -> None:
    entries = compiled(tmp_path)
    names = [name for name, _, _ in entries]
    assert f"{PLACE}/shibokensupport/signature/loader.pyc" in names
    assert f"{PLACE}/shibokensupport/feature.pyc" in names
    assert {kind for _, _, kind in entries} == {"DATA"}
    loaded = [x for x in sys.modules if x.startswith("shibokensupport")]
    assert len(names) >= len(loaded) > 10
    for name, path, _ in entries:
        assert code_of(Path(path)).co_filename == name.removesuffix("c")


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    first, second = (
        {name: Path(path).read_bytes() for name, path, _ in compiled(tmp_path / folder)}
        for folder in ("one", "two")
    )
    assert first == second


def test_shiboken_that_keeps_them_elsewhere_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(shiboken_support.sys.modules, "shibokensupport.signature.loader", None)
    with pytest.raises(NoSupportError, match="not found in its library"):
        compiled(tmp_path)
    assert not (tmp_path / "shibokensupport").exists()

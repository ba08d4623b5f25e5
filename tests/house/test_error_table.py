"""docs/errors.md against the code: every error, its sentence, and the test that causes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from house_files import PACKAGE, ROOT, place, python_files, tree_of

from ketams_desktop import resources
from ketams_desktop.authoring import words
from ketams_desktop.errors import COPY_INSTEAD, INSTALL_AGAIN, ResourceMissingError

PAGE = ROOT / "docs" / "errors.md"
#: Stands for what is only known when something goes wrong.
GAP = "…"
KEPT = re.compile(
    r"not touched|[Nn]othing was changed|was left as it is|[Nn]othing was written|Nothing in it|"
    r"is still here|is still there|is unchanged|[Yy]our list is kept|list is as it was|"
    r"They hold until|content in use stays|[Nn]othing was signed|pack is as it was|"
    r"content that came with the app is in use"
)
NEXT = re.compile(r"Please |You can |installing KetaMS Desktop again|try again")
#: Told to whoever runs a command and sees where its output goes.
SHORT = {"The output could not be written: ….", "… …"}
#: Sentences that stand in another, or that only authors and developers read.
PARTS_ONLY = {
    *("ConditionError", "SelfCheckError", "WordsError", "_UsageError", "KetamsError"),
    # `command_line` puts the file's name before them, and what to do after them.
    "AnswersError",
}


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    error: str
    fault: str
    sees: str
    test: str


def rows() -> list[Row]:
    """Return the lines of the first table."""
    found = re.findall(r"^\| (`\w+`|none) \| (.+?) \| (.+?) \| `(\S+)` \|$", PAGE.read_text(), re.M)
    return [Row(error.strip("`"), *rest) for error, *rest in found]


def own_errors() -> list[tuple[str, str]]:
    """Return every raised name that is not for people: file and error."""
    text = PAGE.read_text("utf-8").split("## Errors that are not for people")[1]
    lines = re.findall(r"^\| `(\S+\.py)` \| (.+?) \|", text, re.M)
    return [(path, name) for path, names in lines for name in re.findall(r"\w+", names)]


@cache
def classes() -> dict[str, set[str]]:
    """Return the classes of the package, each with the names of its bases."""
    found = {}
    for path in python_files(PACKAGE.name):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                found[node.name] = {x.id for x in node.bases if isinstance(x, ast.Name)}
    return found


@cache
def ketams_errors() -> frozenset[str]:
    """Return the names of all KetamsErrors but the root."""
    names = {"KetamsError"}
    while grown := {x for x, bases in classes().items() if bases & names} - names:
        names |= grown
    return frozenset(names - {"KetamsError"})


def constants(path: Path) -> dict[str, str]:
    """Return the texts that have a name in a module."""
    found = {"INSTALL_AGAIN": INSTALL_AGAIN, "COPY_INSTEAD": COPY_INSTEAD}
    for node in tree_of(path).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = text_of(node.value, found)
    return {name: text for name, text in found.items() if text not in ("", GAP)}


def text_of(node: ast.AST, names: dict[str, str]) -> str:
    """Return a text of the code, with a gap where something is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part, names) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return text_of(node.value, names)
    return names.get(node.id, GAP) if isinstance(node, ast.Name) else GAP


@cache
def texts() -> str:
    """Return every text of the package, one a line."""
    found = [
        text_of(node, names)
        for path in python_files(PACKAGE.name)
        for names in (constants(path),)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant | ast.JoinedStr)
    ]
    # What `ui` puts in after the translation.
    return re.sub(r"\{\w+\}", GAP, "\n".join(found))


def raised() -> Iterator[tuple[Path, int, str, ast.Call | None]]:
    """Return each `raise` of a new error: where, its name, and the call that makes it."""
    for path in python_files(PACKAGE.name):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Raise) and node.exc is not None:
                made = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
                call = node.exc if isinstance(node.exc, ast.Call) else None
                if isinstance(made, ast.Name) and (made.id in classes() or made.id[0].isupper()):
                    yield path, node.lineno, made.id, call


def test_table_has_every_error() -> None:
    assert len(ketams_errors()) > 12
    assert ketams_errors() - {row.error for row in rows()} == set()
    assert {row.error for row in rows()} - ketams_errors() == {"none"}


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.error}: {row.fault}")
def test_row_names_a_test_that_is_there(row: Row) -> None:
    path, _, name = row.test.partition("::")
    assert (ROOT / path).is_file()
    functions = {x.name for x in ast.walk(tree_of(ROOT / path)) if isinstance(x, ast.FunctionDef)}
    assert name in functions


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.error}: {row.fault}")
def test_row_holds_the_words_of_the_code(row: Row) -> None:
    sentences = [x.strip(" .:'") for x in re.split(r"…|(?<=[.:]) ", row.sees)]
    wanted = [x for x in sentences if len(x) > 3]
    assert wanted
    assert [x for x in wanted if x not in texts()] == []


def test_sentences_tell_what_was_kept_and_what_to_do() -> None:
    count, short = 0, []
    for path, line, name, call in raised():
        if name not in ketams_errors() - PARTS_ONLY or call is None or not call.args:
            continue
        told = text_of(call.args[0], constants(path))
        count += 1
        if told not in SHORT and not (KEPT.search(told) and NEXT.search(told)):
            short.append(f"{place(path, line)}: {told}")
    assert count > 25
    assert short == []


def test_raises_of_other_errors_are_those_of_the_second_table() -> None:
    allowed = {(path, name) for path, name in own_errors()}
    found = {
        (place(path), name)
        for path, _, name, _ in raised()
        if name not in ketams_errors() | {"KetamsError"}
    }
    assert found == allowed


def test_exceptions_of_the_package_are_of_one_tree() -> None:
    outside = {
        name
        for name, bases in classes().items()
        if bases & {"Exception", "ValueError", "OSError", "RuntimeError", "LookupError"}
    }
    assert outside == {"KetamsError", "DecodeError", "_RefusedError"}


def test_resource_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "ketams_desktop")
    with pytest.raises(ResourceMissingError, match=r"missing: fonts/a\. Your own lists were not"):
        resources.resource_dir("fonts", "a")


@pytest.mark.parametrize("left", [None, b"\xff", b"nonsense: [", b"a: b"])
def test_words_of_the_checks_that_are_spoiled_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, left: bytes | None
) -> None:
    spoiled = tmp_path / "words.yaml"
    if left is not None:
        spoiled.write_bytes(left)
    monkeypatch.setattr(words, "_FILE", spoiled)
    with pytest.raises(words.WordsError, match=r"words\.yaml cannot be read: "):
        words.load_words()

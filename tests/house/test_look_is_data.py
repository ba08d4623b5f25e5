"""Colors, fonts and sizes stand in the theme files, never in code."""

from __future__ import annotations

import ast
import re

import pytest
from house_files import place, python_files, strings_in_code, tree_of

COLOR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8}|[0-9a-fA-F]{3})\b|\brgba?\(\s*\d")
SIZE = re.compile(r"\b\d+(?:\.\d+)?(?:px|pt|em)\b")
# Methods whose numbers are lengths on the screen or sizes of letters.
LENGTHS = {
    *("setPointSize", "setPointSizeF", "setPixelSize", "setSpacing", "setContentsMargins"),
    *("setFixedSize", "setFixedWidth", "setFixedHeight", "setMinimumSize", "setMinimumWidth"),
    *("setMinimumHeight", "setMaximumWidth", "setMaximumHeight", "setHorizontalSpacing"),
    *("setVerticalSpacing", "setIconSize", "setIndent", "setMargin"),
}


def literal_numbers(call: ast.Call) -> list[int | float]:
    """Return the numbers that a call is given as they stand; 0 and 1 mean none and a line."""
    return [
        argument.value
        for argument in call.args
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, int | float)
        and argument.value not in (0, 1)
    ]


def called_name(call: ast.Call) -> str:
    """Return the last part of what is called: `setSpacing` for `layout.setSpacing(4)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


@pytest.mark.parametrize(("what", "pattern"), [("color", COLOR), ("size", SIZE)])
def test_text_in_code_holds_no_look(what: str, pattern: re.Pattern[str]) -> None:
    found = [
        f"{place(path, line)} {what} in {text!r}"
        for path in python_files("ketams_desktop")
        for text, line in strings_in_code(path)
        if pattern.search(text)
    ]
    assert found == []


def test_calls_in_code_give_no_lengths() -> None:
    found = [
        f"{place(path, node.lineno)} {called_name(node)}"
        for path in python_files("ketams_desktop")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and (called_name(node) in LENGTHS or called_name(node) in ("QColor", "QFont"))
        and literal_numbers(node)
    ]
    assert found == []


def test_the_patterns_find_what_they_are_for() -> None:
    assert COLOR.search("color: #0B5261;")
    assert COLOR.search("rgb(1, 2, 3)")
    assert not COLOR.search("page #12 of Q-BLAD-02")
    assert SIZE.search("font-size: 18px")
    assert not SIZE.search("12 questions")
    call = ast.parse("layout.setContentsMargins(0, 12, 0, space)").body[0].value  # type: ignore[attr-defined]
    assert called_name(call) in LENGTHS
    assert literal_numbers(call) == [12]

from __future__ import annotations

import string
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.desktop.toml_lines import Way, key_lines

TEXT = '''# a comment with a key = 1
name = "one"   # and = another
long = """
[not a table]
no_key = 2 \\""" still
"""
raw = \'\'\'
x = 'y' \'\'\'
[clinic]
"odd key" = 'C:\\temp'
list = [
  "a", # with ] in a comment
  "b = ]",
]
a.b.c = 1

[[phone]]
name = "x"
[phone.more]
deep = { one = 1, "two" = [ { three = 3 } ] }
[[phone]]
name = "y"
'''


@pytest.mark.parametrize(
    ("way", "line"),
    [
        (("name",), 2),
        (("long",), 3),
        (("raw",), 7),
        (("clinic",), 9),
        (("clinic", "odd key"), 10),
        (("clinic", "list"), 11),
        (("clinic", "list", 1), 13),
        (("clinic", "a", "b", "c"), 15),
        (("phone",), 17),
        (("phone", 0, "name"), 18),
        (("phone", 0, "more", "deep"), 20),
        (("phone", 0, "more", "deep", "two", 0, "three"), 20),
        (("phone", 1), 21),
        (("phone", 1, "name"), 22),
    ],
)
def test_key_lines_of_every_form_of_key(way: Way, line: int) -> None:
    assert key_lines(TEXT)[way] == line


def ways(value: Any, way: Way = ()) -> list[Way]:
    """Return the way to each key of what was read."""
    if isinstance(value, dict):
        return [x for key, item in value.items() for x in ((*way, key), *ways(item, (*way, key)))]
    if isinstance(value, list):
        return [x for n, item in enumerate(value) for x in ((*way, n), *ways(item, (*way, n)))]
    return []


def test_key_lines_are_of_exactly_the_keys_that_python_reads() -> None:
    assert set(key_lines(TEXT)) == set(ways(tomllib.loads(TEXT)))


NAMES = st.text(string.ascii_letters + "-_", min_size=1, max_size=6)
STRINGS = st.text(string.printable.replace("\r", "").replace("\x0b", "").replace("\x0c", ""))


def quoted(text: str) -> str:
    steps = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(steps.get(x, x) for x in text) + '"'


@st.composite
def written_values(draw: st.DrawFn, depth: int = 2) -> str:
    """Return one value as someone may write it."""
    kinds = ["number", "text", "long", "list", "inline"] if depth else ["number", "text", "long"]
    match draw(st.sampled_from(kinds)):
        case "number":
            return draw(st.sampled_from(["1", "true", "3.5", "1979-05-27T07:32:00Z", "1_000"]))
        case "text":
            return quoted(draw(STRINGS))
        case "long":
            body = draw(st.text("ab =[]{}#\n'", max_size=20))
            return f'"""{body}"""'
        case "list":
            items = draw(st.lists(written_values(depth=depth - 1), max_size=3))
            gap = draw(st.sampled_from([" ", "\n", " # ]\n"]))
            return "[" + gap + ("," + gap).join(items) + gap + "]"
    pairs = draw(st.dictionaries(NAMES, written_values(depth=depth - 1), max_size=3))
    return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + " }"


@st.composite
def written_texts(draw: st.DrawFn) -> str:
    lines = []
    for name in draw(st.lists(NAMES, max_size=3, unique=True)):
        lines.append(draw(st.sampled_from([f"[x-{name}]", f"[[y-{name}]]", f"[ z-{name} . b ]"])))
        pairs = draw(st.dictionaries(NAMES, written_values(), max_size=3))
        lines += [f"{key} = {value}" for key, value in pairs.items()]
    return "\n".join(lines) + "\n"


@given(written_texts())
def test_key_lines_of_any_text_are_of_the_keys_that_python_reads(text: str) -> None:
    lines = key_lines(text)
    assert set(lines) == set(ways(tomllib.loads(text)))
    rows = text.split("\n")
    for way, line in lines.items():
        if isinstance(way[-1], str):
            assert way[-1] in rows[line - 1]

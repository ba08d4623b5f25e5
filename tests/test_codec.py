import json
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.codec import DecodeError, from_plain, to_plain
from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonBlock,
    FigureBlock,
    Heading,
    ItemList,
    Paragraph,
    QuestionBlock,
    Span,
    SpanKind,
)
from ketams_desktop.library.records import Audience, CannotDraw, Page, RiskFigure


class Color(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Leaf:
    TAG: ClassVar[str] = "leaf"
    name: str


@dataclass(frozen=True)
class Knot:
    TAG: ClassVar[str] = "knot"
    size: float


@dataclass(frozen=True)
class Tree:
    height: int
    color: Color
    parts: tuple[Leaf | Knot, ...]
    marks: frozenset[str] = frozenset()
    is_old: bool = False
    words: dict[str, str] | None = None


TREE = Tree(3, Color.RED, (Leaf("a"), Knot(1.5)), frozenset({"x", "y"}), True, {"k": "v"})
PLAIN = {"height": 3, "color": "red", "parts": []}


def test_to_plain_gives_json_that_decodes_to_the_same() -> None:
    plain = json.loads(json.dumps(to_plain(TREE)))
    assert from_plain(Tree, plain) == TREE
    assert plain["parts"] == [{"type": "leaf", "name": "a"}, {"type": "knot", "size": 1.5}]


def test_from_plain_fills_defaults() -> None:
    assert from_plain(Tree, PLAIN) == Tree(3, Color.RED, ())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"height": True}, "Tree.height: expected a whole number"),
        ({"height": "3"}, "Tree.height: expected a whole number"),
        ({"color": "blue"}, "'blue' is not one of: red"),
        ({"color": ["red"]}, "is not one of: red"),
        ({"parts": {}}, "Tree.parts: expected a list"),
        ({"parts": [{"type": "root"}]}, "unknown type 'root'"),
        ({"parts": [{"name": "a"}]}, "unknown type None"),
        ({"parts": ["leaf"]}, "expected an object"),
        ({"parts": [{"type": "knot", "size": float("nan")}]}, "expected a number"),
        ({"parts": [{"type": "knot", "size": float("inf")}]}, "expected a number"),
        ({"parts": [{"type": "knot", "size": 10**400}]}, "the number is too large"),
        ({"marks": "x"}, "Tree.marks: expected a list"),
        ({"marks": [1]}, "Tree.marks[0]: expected text"),
        ({"is_old": 1}, "Tree.is_old: expected true or false"),
        ({"words": []}, "Tree.words: expected an object"),
        ({"words": {"k": 1}}, "Tree.words.k: expected text"),
        ({"extra": 1}, "unknown key 'extra'"),
        ({"type": "tree"}, "unknown key 'type'"),
    ],
)
def test_from_plain_with_a_wrong_value_names_the_place(
    change: dict[str, object], words: str
) -> None:
    with pytest.raises(DecodeError) as error:
        from_plain(Tree, PLAIN | change)
    assert words in str(error.value)


def test_from_plain_with_a_missing_key_names_it() -> None:
    with pytest.raises(DecodeError, match="'color' is missing"):
        from_plain(Tree, {"height": 1, "parts": []})


def test_from_plain_of_a_tagged_class_refuses_another_tag() -> None:
    assert from_plain(Leaf, {"type": "leaf", "name": "a"}) == Leaf("a")
    with pytest.raises(DecodeError, match="expected type 'leaf'"):
        from_plain(Leaf, {"type": "knot", "name": "a"})


def test_from_plain_shortens_what_it_shows() -> None:
    with pytest.raises(DecodeError) as error:
        from_plain(Tree, PLAIN | {"color": "x" * 5000})
    assert len(str(error.value)) < 200


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "id", "spans", "kind", "blocks", "level", "x"]), inner
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_from_plain_of_any_json_raises_nothing_but_decode_errors(data: object) -> None:
    for kind in (Page, RiskFigure, CannotDraw, Tree):
        try:
            from_plain(kind, data)
        except DecodeError as error:
            assert str(error)  # noqa: PT017 (any value may also be right)


SPANS = st.lists(
    st.builds(Span, st.sampled_from(SpanKind), st.text(max_size=9), st.text(max_size=9)),
    max_size=3,
).map(tuple)
PARAGRAPHS = st.builds(Paragraph, SPANS)
LISTS = st.builds(ItemList, st.booleans(), st.lists(SPANS, max_size=3).map(tuple))
BLOCKS = st.one_of(
    st.builds(Heading, st.integers(2, 3), SPANS),
    PARAGRAPHS,
    LISTS,
    st.builds(
        Callout,
        st.sampled_from(CalloutKind),
        st.text(max_size=9),
        st.lists(PARAGRAPHS | LISTS, max_size=3).map(tuple),
    ),
    st.builds(FigureBlock, st.text(max_size=9)),
    st.builds(ComparisonBlock, st.text(max_size=9)),
    st.builds(QuestionBlock, st.text(max_size=9)),
)


@given(st.lists(BLOCKS, max_size=5).map(tuple))
def test_pages_survive_the_way_to_json_and_back(blocks: tuple[Block, ...]) -> None:
    page = Page("a", "A", "s", (), Audience.EVERYONE, (), (), "", "", "2027-05-31", blocks)
    assert from_plain(Page, json.loads(json.dumps(to_plain(page)))) == page

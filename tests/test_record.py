"""A record is what a frozen dataclass with slots is: both are made of one text and compared."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from ketams_desktop.record import record


class Plain:
    """What both are made of: fields with and without defaults, one hidden, one not compared."""

    name: str
    number: int = 2
    words: list[str] = field(default_factory=list)
    hidden: str = field(default="s", repr=False)
    seen: int = field(default=0, compare=False)


def made_by(decorate: Callable[[type], type], base: type = object) -> Any:
    """Return a class like Plain, made by a decorator."""
    parts = {k: v for k, v in vars(Plain).items() if k not in ("__dict__", "__weakref__")}
    return decorate(type("Thing", (base,), {**parts, "__qualname__": "Thing"}))


Frozen = made_by(dataclass(frozen=True, slots=True))
Record = made_by(record)
BOTH = pytest.mark.parametrize("kind", [Frozen, Record], ids=["dataclass", "record"])


@record
class Point:
    """Two numbers."""

    x: int
    y: int = 0


@record
class Named(Point):
    """A point with a name; `y` has another default."""

    y: int = 5
    name: str = ""


@record
class Empty:
    """Nothing."""


@record
class Shouting:
    """Has a way of its own to be shown and compared."""

    text: str

    def __repr__(self) -> str:
        return self.text.upper()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shouting) and self.text.lower() == other.text.lower()


@BOTH
@pytest.mark.parametrize(
    ("values", "named"),
    [(("a",), {}), (("a", 3), {"seen": 4}), ((), {"name": "a", "words": ["b"], "hidden": "c"})],
)
def test_object_has_the_values_given_and_the_defaults(
    kind: Any,
    values: tuple[object, ...],
    named: dict[str, object],
) -> None:
    names = ("name", "number", "words", "hidden", "seen")
    usual = {"number": 2, "words": [], "hidden": "s", "seen": 0}
    expected = {**usual, **dict(zip(names, values, strict=False)), **named}
    item = kind(*values, **named)
    assert {x: getattr(item, x) for x in names} == expected
    assert dataclasses.asdict(item) == expected


@BOTH
@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("a", 1, [], "s", 0, 9), {}), (("a",), {"name": "b"}), (("a",), {"no": 1})],
)
def test_wrong_values_are_refused(
    kind: Any,
    values: tuple[object, ...],
    named: dict[str, object],
) -> None:
    with pytest.raises(TypeError):
        kind(*values, **named)


@BOTH
def test_defaults_that_are_made_are_made_for_each(kind: Any) -> None:
    assert kind("a").words is not kind("a").words


@BOTH
def test_nothing_can_be_set_or_taken_away(kind: Any) -> None:
    item = kind("a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        item.name = "b"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del item.name
    with pytest.raises((FrozenInstanceError, TypeError)):
        item.other = 1  # Python's own stumbles here
    assert not hasattr(item, "__dict__")


@BOTH
def test_shown_without_what_is_hidden(kind: Any) -> None:
    assert repr(kind("a", seen=1)) == "Thing(name='a', number=2, words=[], seen=1)"


@BOTH
def test_equal_by_what_is_compared_and_by_kind(kind: Any) -> None:
    assert kind("a", seen=1) == kind("a", seen=2)
    assert kind("a") != kind("b")
    assert kind("a") != kind("a", hidden="t")
    assert kind("a") != ("a", 2, [], "s", 0)
    assert kind("a") != made_by(record)("a")
    with pytest.raises(TypeError):
        hash(kind("a"))  # a list is in it


@BOTH
def test_known_as_a_dataclass_copied_replaced_and_matched(kind: Any) -> None:
    item = kind("a", 7, ["w"])
    assert is_dataclass(item)
    assert [x.name for x in fields(item)] == list(Plain.__annotations__)
    assert replace(item, number=8) == kind("a", 8, ["w"])
    assert copy.copy(item) == item
    assert copy.deepcopy(item) == item
    match item:
        case kind(name, number):
            assert (name, number) == ("a", 7)


def test_record_that_can_be_hashed_is_found_again() -> None:
    assert {Point(1, 2): "here"}[Point(1, 2)] == "here"
    assert hash(Point(1)) != hash(Point(2))
    assert pickle.loads(pickle.dumps(Named(1, name="n"))) == Named(1, name="n")  # noqa: S301


def test_record_of_a_record_has_its_fields_first() -> None:
    item = Named(1, name="n")
    assert (item.x, item.y, item.name) == (1, 5, "n")
    assert repr(item) == "Named(x=1, y=5, name='n')"
    assert Point(1, 5) != Named(1, 5)
    assert isinstance(item, Point)


def test_record_without_fields_is_equal_to_another() -> None:
    assert Empty() == Empty()
    assert repr(Empty()) == "Empty()"
    assert hash(Empty()) == hash(Empty())


def test_methods_of_ones_own_stay() -> None:
    assert repr(Shouting("a")) == "A"
    assert Shouting("a") == Shouting("A")


def test_what_a_record_cannot_do_is_refused_where_it_is_defined() -> None:
    class After:
        name: str

        def __post_init__(self) -> None:
            """Do more."""

    class Later:
        name: str = field(init=False)

    class ByName:
        name: str = field(kw_only=True)

    for kind in (After, Later, ByName):
        with pytest.raises(TypeError, match="use a dataclass"):
            record(kind)

"""Frozen dataclasses to plain JSON values and back, strictly.

Used for everything that comes from a file: records of the content pack and question
lists. Decoding is closed: an unknown key, a missing key or a value of the wrong type is
an error that names the place. No Qt, no I/O.
"""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, ClassVar, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

_SCALARS = {str: "text", int: "a whole number", bool: "true or false", float: "a number"}

#: A union of dataclasses is told apart by this key; each class names its own tag in `TAG`.
TAG_KEY = "type"


class DecodeError(ValueError):
    """A value does not have the documented form. The message names the place."""


def to_plain(value: Any) -> Any:
    """Return `value` as JSON types: dict, list, str, int, float, bool or None."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
        tag = getattr(type(value), "TAG", None)
        return {TAG_KEY: tag, **plain} if tag else plain
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted(to_plain(item) for item in value)
    return value


def from_plain(kind: type[T], data: object, where: str = "") -> T:
    """Build a `kind` from JSON values.

    Args:
        kind: a dataclass whose fields are str, int, float, bool, enums, tuples, frozensets
            of strings, mappings from strings, other dataclasses, or unions of tagged ones.
        data: what `json.loads` returned.
        where: the name of the place, for messages.

    Raises:
        DecodeError: the value does not fit.
    """
    result: T = _decode(kind, data, where or getattr(kind, "__name__", "value"))
    return result


def _decode(kind: Any, data: object, where: str) -> Any:
    if kind is str and type(data) is str:
        return data
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), data, where)
    if origin is tuple:
        _require(isinstance(data, list), where, "a list")
        item = get_args(kind)[0]
        return tuple(_decode(item, x, f"{where}[{i}]") for i, x in enumerate(_list(data)))
    if origin is frozenset:
        _require(isinstance(data, list), where, "a list")
        item = get_args(kind)[0]
        return frozenset(_decode(item, x, f"{where}[{i}]") for i, x in enumerate(_list(data)))
    if origin in (dict, Mapping):
        _require(isinstance(data, dict), where, "an object")
        item = get_args(kind)[1]
        return {key: _decode(item, x, f"{where}.{key}") for key, x in _dict(data).items()}
    if is_dataclass(kind):
        return _decode_dataclass(kind, data, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _decode_enum(kind, data, where)
    return _decode_scalar(kind, data, where)


def _decode_scalar(kind: Any, data: object, where: str) -> object:
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return _as_float(data, where)
    matches = isinstance(data, kind) and not (kind is int and isinstance(data, bool))
    if isinstance(data, float) and not math.isfinite(data):
        matches = False  # JSON as Python reads it knows NaN and Infinity; no record does
    _require(matches, where, _SCALARS.get(kind))
    return data


def _as_float(data: int, where: str) -> float:
    try:
        return float(data)
    except OverflowError:
        raise DecodeError(f"{where}: the number is too large") from None


def _decode_enum(kind: type[Enum], data: object, where: str) -> Enum:
    try:
        return kind(data)
    except ValueError:
        known = ", ".join(str(member.value) for member in kind)
        raise DecodeError(f"{where}: {_shown(data)} is not one of: {known}") from None


def _decode_union(kinds: tuple[Any, ...], data: object, where: str) -> Any:
    if data is None and type(None) in kinds:
        return None
    tagged = _tagged(kinds)
    if tagged:
        _require(isinstance(data, dict), where, "an object")
        tag = _dict(data).get(TAG_KEY)
        if not isinstance(tag, str) or tag not in tagged:
            raise DecodeError(f"{where}: unknown {TAG_KEY} {_shown(tag)}")
        return _decode(tagged[tag], data, where)
    plain = [kind for kind in kinds if kind is not type(None)]
    return _decode(plain[0], data, where)


def _decode_dataclass(kind: Any, data: object, where: str) -> object:
    _require(isinstance(data, dict), where, "an object")
    given = _without_tag(kind, _dict(data), where)
    hints, known = _hints(kind), _fields(kind)
    for key in given:
        if key not in known:
            raise DecodeError(f"{where}: unknown key {_shown(key)}")
    values = {}
    for name, field in known.items():
        if name in given:
            value, hint = given[name], hints[name]
            # Most of a pack is plain text; it needs no further look.
            is_text = hint is str and type(value) is str
            values[name] = value if is_text else _decode(hint, value, f"{where}.{name}")
        elif _is_required(field):
            raise DecodeError(f"{where}: the key '{name}' is missing")
    return kind(**values)


def _without_tag(kind: Any, data: dict[str, Any], where: str) -> dict[str, Any]:
    """Return `data` without the tag of its class; another class's tag is an error."""
    tag = getattr(kind, "TAG", None)
    if tag is None or TAG_KEY not in data:
        return data
    if data[TAG_KEY] != tag:
        raise DecodeError(f"{where}: expected {TAG_KEY} {_shown(tag)}")
    return {key: value for key, value in data.items() if key != TAG_KEY}


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@cache
def _fields(kind: Any) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(kind)}


@cache
def _tagged(kinds: tuple[Any, ...]) -> dict[str, Any]:
    return {kind.TAG: kind for kind in kinds if hasattr(kind, "TAG")}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return {k: v for k, v in get_type_hints(kind).items() if get_origin(v) is not ClassVar}


def _list(data: object) -> list[Any]:
    assert isinstance(data, list)
    return data


def _dict(data: object) -> dict[str, Any]:
    assert isinstance(data, dict)
    return data


def _shown(data: object) -> str:
    text = repr(data)
    return text if len(text) <= 60 else text[:57] + "..."


def _require(condition: bool, where: str, expected: str | None) -> None:
    if not condition:
        raise DecodeError(f"{where}: expected {expected or 'another kind of value'}")

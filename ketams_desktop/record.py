"""Frozen dataclasses that cost little to define.

Python writes and compiles the methods of each dataclass as text, anew at every start: half a
millisecond for a frozen one, and the first screen brings some seventy. `record` makes the same
kind of class with methods that stand here once. An object takes twice as long to make, so what is
made by the ten thousands is better left to `dataclass`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[T]) -> type[T]:
    """Make a class a dataclass as `@dataclass(frozen=True, slots=True)` does.

    What it is asked for beyond defaults, `repr` and `compare` of a field it does not know.

    Raises:
        TypeError: a field is not for `__init__` or goes by name only, or something is to be done
            after it.
    """
    # Without one, a dataclass would work out its signature and put that there, for 0.6 ms.
    kind.__doc__ = kind.__doc__ or kind.__name__
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    every = fields(made)
    if hasattr(made, "__post_init__") or any(not x.init or x.kw_only for x in every):
        raise TypeError(f"{kind.__qualname__} asks for more than a record can; use a dataclass.")
    made.__record_key__ = _values([x.name for x in every if x.compare])
    made.__record_shown__ = tuple(x.name for x in every if x.repr)
    made.__record_plan__ = tuple(_step(made, x) for x in every)
    for method in (_init, _setattr, _delattr, _getstate, _setstate, _eq, _hash, _repr):
        name = f"__{method.__name__.strip('_')}__"
        if name not in kind.__dict__:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


#: The name of a field, what sets it, its default, and what makes its default.
_Step = tuple[str, Callable[[object, object], None], object, Any]


def _step(made: type, one: Field[Any]) -> _Step:
    owner = next(x for x in made.__mro__ if one.name in x.__dict__)
    return one.name, owner.__dict__[one.name].__set__, one.default, one.default_factory


def _values(names: list[str]) -> staticmethod[[Any], tuple[object, ...]]:
    """Return what reads some fields of an object."""
    if len(names) > 1:
        return staticmethod(attrgetter(*names))
    return staticmethod(lambda item: tuple(getattr(item, name) for name in names))


def _init(self: Any, *values: object, **named: object) -> None:  # noqa: ANN401 - of any kind
    plan: tuple[_Step, ...] = type(self).__record_plan__
    count = len(values)
    if count > len(plan):
        raise TypeError(f"{type(self).__name__}: {count} values for {len(plan)} fields")
    for (_, put, _, _), value in zip(plan, values, strict=False):
        put(self, value)
    for name, put, default, make in plan[count:]:
        if name in named:
            put(self, named.pop(name))
        elif default is not MISSING:
            put(self, default)
        elif make is not MISSING:
            put(self, make())
        else:
            raise TypeError(f"{type(self).__name__}: {name} is missing")
    if named:
        raise TypeError(f"{type(self).__name__}: {', '.join(named)} cannot be set")


def _setattr(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[object]:  # noqa: ANN401 - of any kind
    return [getattr(self, name) for name, *_ in type(self).__record_plan__]


def _setstate(self: Any, state: list[object]) -> None:  # noqa: ANN401 - of any kind
    for (_, put, _, _), value in zip(type(self).__record_plan__, state, strict=True):
        put(self, value)


def _eq(self: Any, other: Any) -> bool:  # noqa: ANN401 - of any kind
    if other.__class__ is not self.__class__:
        return NotImplemented  # type: ignore[no-any-return]
    read = type(self).__record_key__
    return bool(read(self) == read(other))


def _hash(self: Any) -> int:  # noqa: ANN401 - of any kind
    return hash(type(self).__record_key__(self))


def _repr(self: Any) -> str:  # noqa: ANN401 - of any kind
    shown = ", ".join(f"{x}={getattr(self, x)!r}" for x in type(self).__record_shown__)
    return f"{type(self).__qualname__}({shown})"

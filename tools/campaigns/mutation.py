"""Spoiled bytes and spoiled JSON, by chance but the same for the same seed."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 10**400, 0.5, 1e308, float("nan"), float("inf")),
    *("", " ", "\x00", "\ud800", "\u202e", "x" * 2000, "ketamine", "E-FAT-02", "own", "../../x"),
    *([], {}, [[]], [None], {"": ""}, {"id": {}}, [1, "a", {}]),
)
ODD_BYTES = (b"\x00", b"\xff", b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"9" * 400, b"-")


def spoil_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with one to eight spoiled places."""
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(spoiled) + 1)
        end = min(len(spoiled), start + chance.choice((0, 1, 1, 4, 64, 1000)))
        kind = chance.randrange(6)
        if kind == 0:
            spoiled[start:end] = chance.choice(ODD_BYTES)
        elif kind == 1:
            spoiled[start:end] = chance.randbytes(end - start)
        elif kind == 2:
            del spoiled[start:end]
        elif kind == 3:
            spoiled[start:start] = spoiled[start:end]
        elif kind == 4 and start < len(spoiled):
            spoiled[start] ^= 1 << chance.randrange(8)
        elif kind == 5 and chance.random() < 0.1:
            del spoiled[start:]
    return bytes(spoiled)


def spoil_json(plain: object, chance: random.Random) -> object:
    """Return a copy of a JSON value with one to four spoiled places."""
    fresh = json.loads(json.dumps(plain))
    for _ in range(chance.randint(1, 4)):
        fresh = _spoil_value(fresh, chance)
    return fresh


def to_json(plain: object) -> bytes:
    """Return JSON bytes, lone surrogates and NaN included: what a spoiled file may hold."""
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", errors="surrogatepass")


def _spoil_value(value: Any, chance: random.Random) -> object:  # noqa: ANN401 - any JSON
    if isinstance(value, dict) and value and chance.random() < 0.85:
        key = chance.choice(list(value))
        kind = chance.randrange(8)
        if kind == 0:
            del value[key]
        elif kind == 1:
            value[key + "x"] = value[key]
        else:
            value[key] = _spoil_value(value[key], chance)
        return value
    if isinstance(value, list) and value and chance.random() < 0.85:
        place = chance.randrange(len(value))
        kind = chance.randrange(8)
        if kind == 0:
            del value[place]
        elif kind == 1:
            value.extend(json.loads(json.dumps(value))[: chance.choice((1, 30))])
        else:
            value[place] = _spoil_value(value[place], chance)
        return value
    return copy.deepcopy(chance.choice(ODD_VALUES))

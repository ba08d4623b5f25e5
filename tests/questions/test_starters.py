"""Beginnings of questions from the pack."""

from __future__ import annotations

from typing import cast

import pytest

from ketams_desktop.errors import PackError
from ketams_desktop.library.library import Library
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.starters import starters_of


class _Records:
    """A library that holds these records alone."""

    def __init__(self, *records: object) -> None:
        self._records = records

    def plain_records(self, kind: str) -> list[object]:
        return list(self._records) if kind == "starter" else []


def library_of(*records: object) -> Library:
    return cast(Library, _Records(*records))


ASKS = {"id": "i-wait", "patient": "What if I wait?", "caregiver": "What if they wait?"}


def test_starters_have_the_words_of_either_reader() -> None:
    (starter,) = starters_of(library_of({"id": "a", "says": "What if …", "questions": [ASKS]}))
    assert starter.questions[0].text(Role.PATIENT) == "What if I wait?"
    assert starter.questions[0].text(Role.CAREGIVER) == "What if they wait?"


def test_starters_of_an_older_pack_are_none() -> None:
    assert starters_of(library_of()) == ()


def test_starters_of_another_form_are_told() -> None:
    with pytest.raises(PackError, match=r"beginnings of questions.*damaged.*install"):
        starters_of(library_of({"id": "a", "says": 3, "questions": []}))

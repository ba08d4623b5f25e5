"""The bank and the guide as they ship, read straight from their source files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from ketams_desktop.codec import from_plain
from ketams_desktop.questions.answers import OPTION_IDS, Answers
from ketams_desktop.questions.bank import Bank, Question, Topic
from ketams_desktop.questions.guide import Guide, Step
from ketams_desktop.questions.what_matters import Importance, Value, WhatMatters

REPOSITORY = Path(__file__).resolve().parents[2]
CONTENT = REPOSITORY / "content" / "en"


def load(name: str) -> dict[str, Any]:
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))


@cache
def real_bank() -> Bank:
    data = load("questions.yaml")
    questions = tuple(from_plain(Question, x) for x in data["questions"])
    return Bank(questions, tuple(from_plain(Topic, x) for x in data["topics"]))


@cache
def real_guide() -> Guide:
    return Guide(tuple(from_plain(Step, x) for x in load("guide.yaml")["steps"]))


@cache
def real_values() -> tuple[Value, ...]:
    return tuple(from_plain(Value, x) for x in load("values.yaml")["values"])


def some_marks() -> st.SearchStrategy[WhatMatters]:
    """Any marks at all, an id of another content among them."""
    ids = [*(value.id for value in real_values()), "of-another-content"]
    marks = st.dictionaries(st.sampled_from(ids), st.sampled_from(Importance))
    return marks.map(lambda found: WhatMatters(tuple(sorted(found.items()))))


def some_answers() -> st.SearchStrategy[Answers]:
    """Any ticks at all, from none to very many."""

    def ticks(group: str) -> st.SearchStrategy[frozenset[str]]:
        return st.frozensets(st.sampled_from(OPTION_IDS[group]))

    return st.builds(
        Answers,
        role=st.sampled_from(OPTION_IDS["role"]),
        stage=st.sampled_from(("", *OPTION_IDS["stage"])),
        visit=ticks("visit"),
        goals=ticks("goals"),
        worries=ticks("worries"),
        health=ticks("health"),
        medicines=ticks("medicines"),
        life=ticks("life"),
    )

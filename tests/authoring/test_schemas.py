from dataclasses import fields

import pytest
from jsonschema import Draft202012Validator

from ketams_desktop.authoring.content import Front, Manifest, SourceClaim, Synonyms
from ketams_desktop.authoring.schema import check_shape, load_schema, schema_names
from ketams_desktop.authoring.yaml_loader import load_yaml
from ketams_desktop.library.quiz import QuizItem
from ketams_desktop.library.records import (
    Arm,
    CannotDraw,
    Claim,
    ComparisonRow,
    HelpLine,
    RiskFigure,
    Term,
    WarningSign,
)
from ketams_desktop.library.scorecards import Scorecard, ScorecardItem
from ketams_desktop.questions.bank import Question, Topic
from ketams_desktop.questions.guide import Option, Step
from ketams_desktop.questions.starters import Starter, StarterQuestion
from ketams_desktop.questions.what_matters import Value


def part(name: str, *path: str | int) -> dict[str, object]:
    """Return the properties of the objects at `path` in a schema."""
    place: object = load_schema(name)
    for step in path:
        place = place[step]  # type: ignore[index]
    assert isinstance(place, dict)
    assert place["additionalProperties"] is False
    return place["properties"]


ITEMS = {
    "claims": ("claims", Claim),
    "glossary": ("terms", Term),
    "questions": ("questions", Question),
    "guide": ("steps", Step),
    "quiz": ("items", QuizItem),
    "values": ("values", Value),
    "starters": ("starters", Starter),
    "scorecards": ("scorecards", Scorecard),
    "source-claims": ("source_claims", SourceClaim),
    "synonyms": ("synonyms", Synonyms),
}
LINES = ("countries", "items", "properties", "lines", "items")
FIGURE = ("properties", "figures", "items", "allOf")
PARTS = [
    (Manifest, part("pack")),
    (Front, part("front-matter")),
    *[(kind, part(name, "properties", key, "items")) for name, (key, kind) in ITEMS.items()],
    (
        StarterQuestion,
        part("starters", "properties", "starters", "items", "properties", "questions", "items"),
    ),
    (Topic, part("questions", "properties", "topics", "items")),
    (Option, part("guide", "properties", "steps", "items", "properties", "options", "items")),
    (HelpLine, part("help", "properties", *LINES)),
    (
        WarningSign,
        part("warnings", "properties", "warnings", "items", "properties", "signs", "items"),
    ),
    (
        ScorecardItem,
        part("scorecards", "properties", "scorecards", "items", "properties", "items", "items"),
    ),
    (
        ComparisonRow,
        part("comparisons", "properties", "comparisons", "items", "properties", "rows", "items"),
    ),
    (Arm, part("figures", *FIGURE, 0, "then", "properties", "arms", "items")),
    (RiskFigure, part("figures", *FIGURE, 0, "then")),
    (CannotDraw, part("figures", *FIGURE, 1, "then")),
]


@pytest.mark.parametrize(("kind", "properties"), PARTS, ids=lambda x: getattr(x, "__name__", ""))
def test_schema_has_the_keys_of_its_record(kind: type, properties: dict[str, object]) -> None:
    assert set(properties) - {"type"} == {field.name for field in fields(kind)}


@pytest.mark.parametrize("name", schema_names())
def test_schema_is_a_sound_schema(name: str) -> None:
    Draft202012Validator.check_schema(load_schema(name))


def messages(text: str, name: str) -> list[str]:
    document, _ = load_yaml(text, "x.yaml")
    assert document is not None
    return [f"{x.line}: {x.message} ({x.hint})" for x in check_shape(document, name)]


def test_unknown_key_asks_whether_a_near_one_was_meant() -> None:
    text = "terms:\n  - {id: a, term: A, say: a, meaning: b,\n     meening: c}\n"
    assert messages(text, "glossary") == [
        "3: terms, item 1: the key 'meening' is not known. (Did you mean 'meaning'?)"
    ]


def test_number_where_text_belongs_asks_for_quotes() -> None:
    text = "terms:\n  - id: a\n    term: 2\n    say: a\n    meaning: b\n"
    assert messages(text, "glossary") == [
        "3: terms, item 1, term: expected text, not a number. (Put it in quotes)"
    ]


def test_word_that_is_not_allowed_lists_those_that_are() -> None:
    text = "warnings:\n  - id: soon\n    title: T\n    signs: [{text: a, claims: []}]\n"
    assert messages(text, "warnings") == [
        "2: warnings, item 1, id: 'soon' is not one of the allowed words. "
        "(Use emergency, today, next-visit)"
    ]


def test_hint_of_the_schema_is_given() -> None:
    text = 'content_version: "2026.13"\nlanguage: en\nreview_due: "2027-05-31"\n'
    text += 'reviewed_by: ""\ncollected_on: "2026-11"\n'
    assert messages(text, "pack") == [
        "1: content_version: '2026.13' does not have the right form. "
        '(Write year and month in quotes: "2026.11")'
    ]

"""A small content folder without a fault, for tests to compile or to spoil.

Placeholder words only: nothing here is medical information.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from ketams_desktop.questions.answers import OPTION_IDS, SINGLE_GROUPS

PAGE = """\
---
id: first-page
title: A first page
section: could-it-help
summary: "In people without MS, we do not know if it helps [@E-TST-01]."
audience: everyone
claims: [E-TST-01, E-TST-02]
questions: [Q-TST-01]
reviewed_by: ""
reviewed_on: ""
review_due: "2027-05-31"
---

## What was seen

In one study in people without MS, 4 of 10 had less [pain](term:pain) [@E-TST-01].
We do not know why. [@none]

- It was seen once [@E-TST-02].
- See [the other page](page:second-page) [@none].

!!! key "In a nutshell"
    We do not know yet [@E-TST-01].

!!! figure first-figure

!!! figure second-figure

!!! ask Q-TST-02

!!! compare first-comparison
"""

SECOND_PAGE = """\
---
id: second-page
title: A second page
section: start-here
summary: "How to use this guide."
audience: caregivers
claims: []
questions: [Q-TST-02, Q-TST-03, Q-TST-04]
reviewed_by: ""
reviewed_on: ""
review_due: "2027-05-31"
---

## Where to begin

Read what you like. Take your time.

### One step at a time

1. Read a page.
2. Add a **question** to *your* list.

!!! scorecard first-card

!!! scores reading
"""

GUIDE_HEAD = "steps:\n"


def claim(claim_id: str, **changes: object) -> dict[str, object]:
    """Return a sound claim about an effect, with `changes`."""
    good: dict[str, object] = {
        "id": claim_id,
        "statement": "In one study, some people had less pain.",
        "kind": "effect",
        "strength": "weak",
        "population": "10 adults",
        "figures": "4 of 10",
        "studied_in_ms": "no",
        "status": "verified",
        "sources": ["tester-2021"],
        "certainty": "very-low",
        "why_not_surer": "The study was small.",
    }
    return {key: value for key, value in (good | changes).items() if value is not None}


def question(question_id: str, **changes: object) -> dict[str, object]:
    """Return a sound question, with `changes`."""
    good: dict[str, object] = {
        "id": question_id,
        "topic": "first-topic",
        "patient": f"What about {question_id} for me?",
        "caregiver": f"What about {question_id} for the person I care for?",
        "clinicians": ["neurologist"],
        "evidence": ["E-TST-01"],
        "answer": "open",
        "when": ["goals.pain"],
        "priority": 2,
    }
    return good | changes


def documents() -> dict[str, object]:
    """Return every YAML file of the good content, as values by file name."""
    return _shared() | _read() | _asked()


COUNTED: dict[str, object] = {
    "kind": "rate",
    "certainty": None,
    "why_not_surer": None,
    "population": "200 adults, for 4 weeks",
    "figures": "41 of 100 and 9 of 100",
}


def _shared() -> dict[str, object]:
    return {
        "pack.yaml": {
            "content_version": "2026.11",
            "language": "en",
            "review_due": "2027-05-31",
            "reviewed_by": "",
            "collected_on": "2026-11",
        },
        "sources.yaml": {"references": [_source()]},
        "claims.yaml": {
            "claims": [
                claim("E-TST-01"),
                claim("E-TST-02", **COUNTED),
            ]
        },
    }


def _read() -> dict[str, object]:
    """Return the files of what is read, questions aside."""
    return {
        "en/sections.yaml": {
            "sections": [
                _section("start-here", ["second-page"]),
                _section("could-it-help", ["first-page"]),
            ]
        },
        "en/glossary.yaml": {
            "terms": [{"id": "pain", "term": "pain", "say": "payn", "meaning": "It hurts."}]
        },
        "en/figures.yaml": {"figures": [risk_figure(), _cannot_draw()]},
        "en/comparisons.yaml": {"comparisons": [comparison()]},
        "en/help.yaml": {"countries": [country()]},
        "en/warnings.yaml": {
            "warnings": [
                {
                    "id": "emergency",
                    "title": "Call now",
                    "signs": [{"text": "Cannot be woken", "claims": ["E-TST-02"]}],
                }
            ]
        },
        "en/scorecards.yaml": {"scorecards": [scorecard()]},
        "en/source-claims.yaml": {"source_claims": [source_claim()]},
        "en/synonyms.yaml": {"synonyms": [synonyms()]},
    }


def _asked() -> dict[str, object]:
    """Return the files of what is asked: the bank, the guide, the quiz, what matters."""
    return {
        "en/questions.yaml": {
            "topics": [{"id": "first-topic", "title": "A topic", "icon": "star"}],
            "questions": [
                question("Q-TST-01", standing=1),
                question("Q-TST-02", standing=2),
                question("Q-TST-03", standing=3, same_as=["Q-TST-02"]),
                question("Q-TST-04", when=["health.bladder and stage.having"], safety=True),
            ],
        },
        "en/guide.yaml": {"steps": [step(group) for group in OPTION_IDS]},
        "en/quiz.yaml": {"items": [quiz_item()]},
        "en/values.yaml": {"values": [value(), value(id="second-value", side="bad")]},
        "en/starters.yaml": {"starters": [starter()]},
    }


def risk_figure(**changes: object) -> dict[str, object]:
    """Return a sound risk figure, with `changes`."""
    good: dict[str, object] = {
        "type": "risk",
        "id": "first-figure",
        "title": "Feeling dizzy",
        "claims": ["E-TST-02"],
        "arms": [
            {"name": "the spray", "events": 41, "total": 100},
            {"name": "a dummy spray", "events": 9, "total": 100},
        ],
        "happened": "felt dizzy",
        "not_happened": "did not feel dizzy",
        "who": "200 adults",
        "how_long": "4 weeks",
        "how_measured": "People were asked.",
    }
    return good | changes


def comparison(**changes: object) -> dict[str, object]:
    """Return a sound comparison, with `changes`."""
    good: dict[str, object] = {
        "id": "first-comparison",
        "title": "Two ways",
        "columns": ["One way", "The other way"],
        "rows": [
            {
                "question": "Was it studied?",
                "cells": ["Yes, in [pain](term:pain) [@E-TST-02]", "We found no study [@none]"],
            },
            {"question": "What is good?", "cells": ["It is quick.", "It is calm."], "side": "good"},
            {"question": "What is bad?", "cells": ["It is dear.", "It is slow."], "side": "bad"},
        ],
    }
    return good | changes


def quiz_item(**changes: object) -> dict[str, object]:
    """Return a sound item of the quiz, with `changes`."""
    good: dict[str, object] = {
        "id": "first-item",
        "question": "How many had less pain?",
        "options": ["4 of 10", "9 of 10"],
        "answer": 1,
        "what_is_known": "In one study, 4 of 10 people had less pain [@E-TST-01].",
        "page": "first-page",
        "ask": "Q-TST-01",
    }
    return good | changes


def value(**changes: object) -> dict[str, object]:
    """Return something that may matter, with `changes`."""
    good: dict[str, object] = {
        "id": "first-value",
        "side": "good",
        "says": {"patient": "Having less of it", "caregiver": "Less of it for them"},
        "prints": {"patient": "less of it", "caregiver": "less of it for them"},
    }
    return good | changes


def starter(**changes: object) -> dict[str, object]:
    """Return a sound beginning of questions, with `changes`."""
    asks = {"id": "i-wait", "patient": "What if I wait?", "caregiver": "What if they wait?"}
    good: dict[str, object] = {"id": "what-if", "says": "What if …", "questions": [asks]}
    return good | changes


def scorecard(**changes: object) -> dict[str, object]:
    """Return a sound scorecard, with `changes`."""
    items = [
        {"id": f"IP-{number}", "text": "It has a thing.", "state": state, "note": "See there."}
        for number, state in enumerate(("met", "partly", "not-yet", "does-not-apply"), start=1)
    ]
    good: dict[str, object] = {"id": "first-card", "title": "A list", "about": "It asks much."}
    return good | {"items": items} | changes


def source_claim(**changes: object) -> dict[str, object]:
    """Return a claim that people read elsewhere, answered, with `changes`."""
    good: dict[str, object] = {
        "id": "SC-01",
        "claim": "It takes pain away",
        "verdict": "overclaimed",
        "evidence": ["E-TST-01"],
        "page": "first-page",
        "heading": "What was seen",
    }
    return good | changes


def synonyms(**changes: object) -> dict[str, object]:
    """Return plain words and what they find, with `changes`."""
    good: dict[str, object] = {
        "id": "ouch",
        "words": ["ouch", "it stings"],
        "pages": ["second-page", "first-page"],
        "terms": ["pain"],
        "questions": ["Q-TST-01"],
    }
    return good | changes


def country(**changes: object) -> dict[str, object]:
    """Return a country with one help line that has `changes`."""
    line: dict[str, object] = {
        "id": "xx-emergency",
        "name": "Emergency",
        "number": "112",
        "purpose": "emergency",
        "detail": "Day and night",
        "checked_on": "2026-11",
        "claims": ["E-TST-02"],
    }
    return {"id": "xx", "name": "Testland", "lines": [line | changes]}


def step(group: str) -> dict[str, object]:
    """Return a sound step of the guide for `group`."""
    return {
        "id": group,
        "group": group,
        "choice": "one" if group in SINGLE_GROUPS else "many",
        "name": group,
        "title": {"patient": f"What about {group}?", "caregiver": f"What about their {group}?"},
        "hint": "Tick what fits.",
        "minutes": 0.5,
        "quick": group in ("role", "visit", "worries"),
        "options": [
            {
                "id": option,
                "label": option,
                "because": f"Because you ticked {option}.",
                "opens_help": option == "suicidal_thoughts",
            }
            for option in OPTION_IDS[group]
        ],
    }


def write_good_content(folder: Path) -> Path:
    """Write the good content below `folder` and return the content folder."""
    root = folder / "content"
    (root / "en" / "pages").mkdir(parents=True)
    for name, value in documents().items():
        write_yaml(root / name, value)
    (root / "en" / "pages" / "first-page.md").write_text(PAGE, "utf-8", newline="\n")
    (root / "en" / "pages" / "second-page.md").write_text(SECOND_PAGE, "utf-8", newline="\n")
    return root


def write_yaml(path: Path, value: object) -> None:
    """Write `value` as YAML, with the keys in the order given."""
    text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True)
    path.write_text(text, "utf-8", newline="\n")


def _source() -> dict[str, object]:
    return {
        "id": "tester-2021",
        "type": "article-journal",
        "author": [{"family": "Tester", "given": "AB"}],
        "title": "A study of a thing",
        "container-title": "Journal of Things",
        "volume": "27",
        "issue": "8",
        "page": "1-9",
        "issued": {"date-parts": [[2021, 7]]},
        "DOI": "10.1000/test.1",
        "PMID": "12345",
    }


def _section(section_id: str, pages: list[str]) -> dict[str, object]:
    title = section_id.replace("-", " ").capitalize()
    return {"id": section_id, "title": title, "summary": "Words.", "icon": "x", "pages": pages}


def _cannot_draw() -> dict[str, object]:
    return {
        "type": "cannot-draw",
        "id": "second-figure",
        "title": "Tiredness",
        "claims": ["E-TST-01"],
        "reason": "The study gives averages only.",
        "what_we_know": "We do not know if it helps.",
    }

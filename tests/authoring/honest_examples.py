"""Bad examples of honesty: results in order, people named, equal sides, nothing left out."""

from __future__ import annotations

from good_content import claim, comparison, quiz_item, scorecard, source_claim
from spoiling import (
    BANK,
    CLAIMS,
    LONG,
    OTHER_PAGE,
    PAGE,
    RATE,
    Example,
    added,
    both,
    changed,
    claims,
    in_body,
    replaced,
)

HARD = " ".join(["Administration necessitates interdisciplinary rehabilitation."] * 3)
QUIZ = "en/quiz.yaml"
HEARD = "en/source-claims.yaml"
TABLES = "en/comparisons.yaml"
VALUES = "en/values.yaml"
STARTERS = "en/starters.yaml"
ASKS = {"id": "i-wait", "patient": "What if I wait?", "caregiver": "What if they wait?"}
FIGURES = "en/figures.yaml"
TERMS = "en/glossary.yaml"
LATER = [claim("E-TST-01"), claim("E-TST-02", secondary_to="E-TST-01")]


def term(**changes: object) -> dict[str, object]:
    """Return the word of the good glossary, with `changes`."""
    return {"id": "pain", "term": "pain", "say": "payn", "meaning": "It hurts."} | changes


def sides(good: str, bad: str) -> list[dict[str, object]]:
    """Return the rows of a table with the same good and bad points for both columns."""
    return [
        {"question": "Good?", "cells": [good, good], "side": "good"},
        {"question": "Bad?", "cells": [bad, bad], "side": "bad"},
    ]


EXAMPLES = [
    Example(
        "KM030",
        "no such main result",
        claims(claim("E-TST-01"), claim("E-TST-02", **RATE, secondary_to="E-TST-09")),
        CLAIMS,
        "E-TST-09",
    ),
    Example(
        "KM030", "quiz", changed(QUIZ, ("items",), [quiz_item(what_is_known="So [@E-X-01].")]), QUIZ
    ),
    Example(
        "KM031", "quiz", changed(QUIZ, ("items",), [quiz_item(page="nowhere")]), QUIZ, "nowhere"
    ),
    Example(
        "KM034", "quiz", changed(QUIZ, ("items",), [quiz_item(ask="Q-TST-09")]), QUIZ, "Q-TST-09"
    ),
    Example("KM038", "page", added("!!! scorecard nowhere"), OTHER_PAGE, "nowhere"),
    Example("KM013", "other scores", added("!!! scores writing"), OTHER_PAGE, "writing"),
    Example(
        "KM042",
        "quiz",
        changed(QUIZ, ("items",), [quiz_item(what_is_known="It was so.")]),
        QUIZ,
        "It was so",
    ),
    Example(
        "KM049",
        "secondary result first",
        both(claims(*LATER), in_body("it helps [@E-TST-01]", "it helps [@E-TST-02]")),
        PAGE,
        "summary",
    ),
    Example("KM049", "not named on the page", claims(*LATER), PAGE, "It was seen once"),
    Example("KM049", "not named in a figure", claims(*LATER), FIGURES),
    Example("KM049", "not named in a table", claims(*LATER), TABLES),
    Example(
        "KM050",
        "scorecard",
        changed(
            "en/scorecards.yaml", ("scorecards",), [scorecard(about="It is a proven checklist.")]
        ),
        "en/scorecards.yaml",
        "proven",
    ),
    Example(
        "KM052",
        "nobody named",
        both(
            in_body("In one study in people without MS, 4 of 10 had", "In one study, 4 of 10 had"),
            in_body("!!! figure second-figure\n\n", ""),
        ),
        PAGE,
        "In one study",
    ),
    Example("KM052", "summary", in_body("In people without MS, we", "We"), PAGE, "summary"),
    Example(
        "KM053",
        "page",
        in_body("4 of 10 had less", "7 of 10 had less"),
        PAGE,
        "7 of 10",
    ),
    Example(
        "KM053",
        "quiz",
        changed(QUIZ, ("items",), [quiz_item(what_is_known="It was 3 of 10 people [@E-TST-01].")]),
        QUIZ,
        "3 of 10",
    ),
    Example(
        "KM053",
        "figure",
        changed(FIGURES, ("figures", 0, "arms", 0, "events"), 42),
        FIGURES,
        "the spray",
    ),
    Example("KM064", "all pages", added(" ".join([HARD] * 9)), "en/sections.yaml"),
    Example("KM065", "one page", added(" ".join([HARD] * 9)), OTHER_PAGE),
    Example(
        "KM066",
        "two sentences",
        changed(TERMS, ("terms",), [term(meaning="It hurts. It hurts much.")]),
        TERMS,
        "hurts much",
    ),
    Example(
        "KM066", "long sentence", changed(TERMS, ("terms",), [term(meaning=LONG)]), TERMS, "word"
    ),
    Example("KM066", "no way to say it", changed(TERMS, ("terms",), [term(say="")]), TERMS, "say"),
    Example(
        "KM076",
        "offered nowhere",
        replaced(OTHER_PAGE, "Q-TST-03, Q-TST-04", "Q-TST-03"),
        BANK,
        "Q-TST-04",
    ),
    Example(
        "KM102",
        "more good than bad",
        changed(
            TABLES,
            ("comparisons", 0),
            comparison(rows=sides("Six words of good are here.", "Five of bad stand there.")),
        ),
        TABLES,
        "One way",
    ),
    Example(
        "KM102",
        "no bad side",
        changed(TABLES, ("comparisons", 0, "rows", 2, "side"), "good"),
        TABLES,
        "rows",
    ),
    Example(
        "KM008",
        "value without a caregiver's words",
        changed(VALUES, ("values", 0, "says"), {"patient": "Having less of it"}),
        VALUES,
        "says",
    ),
    Example(
        "KM008", "value on no side", changed(VALUES, ("values", 0, "side"), ""), VALUES, "side"
    ),
    Example(
        "KM008",
        "too long for the sheet",
        changed(VALUES, ("values", 0, "prints", "patient"), "less of it " * 5),
        VALUES,
        "less of it less",
    ),
    Example(
        "KM020",
        "value twice",
        changed(VALUES, ("values", 1, "id"), "first-value"),
        VALUES,
        "id: first-value",
    ),
    Example(
        "KM050",
        "value that promises",
        changed(VALUES, ("values", 0, "says", "patient"), "Having a cure"),
        VALUES,
        "says",
    ),
    Example("KM104", "one side only", changed(VALUES, ("values", 1, "side"), "good"), VALUES),
    Example(
        "KM105",
        "drug named on the sheet",
        changed(VALUES, ("values", 0, "prints", "caregiver"), "no ketamine for them"),
        VALUES,
        "prints",
    ),
    Example(
        "KM105",
        "illness named on the sheet",
        changed(VALUES, ("values", 0, "prints", "patient"), "milder MS"),
        VALUES,
        "prints",
    ),
    Example(
        "KM107",
        "beginning without a question",
        changed(STARTERS, ("starters", 0, "questions", 0, "patient"), "I will wait."),
        STARTERS,
        "I will wait.",
    ),
    Example(
        "KM107",
        "beginning that names the drug",
        changed(STARTERS, ("starters", 0, "questions", 0, "patient"), "Is ketamine safe?"),
        STARTERS,
        "Is ketamine safe?",
    ),
    Example(
        "KM107",
        "beginning with a number",
        changed(STARTERS, ("starters", 0, "questions", 0, "caregiver"), "Why 3 times?"),
        STARTERS,
        "Why 3 times?",
    ),
    Example(
        "KM020",
        "question of a beginning twice",
        changed(STARTERS, ("starters", 0, "questions"), [ASKS, ASKS | {"patient": "What then?"}]),
        STARTERS,
        "i-wait",
    ),
    Example("KM103", "no such option", changed(QUIZ, ("items",), [quiz_item(answer=3)]), QUIZ, "3"),
    Example(
        "KM111",
        "figure on no page",
        in_body("!!! figure second-figure\n\n", ""),
        FIGURES,
        "second-figure",
    ),
    Example(
        "KM111",
        "table on no page",
        in_body("!!! compare first-comparison\n", ""),
        TABLES,
        "first-comparison",
    ),
    Example(
        "KM120",
        "no such heading",
        changed(HEARD, ("source_claims",), [source_claim(heading="What was not")]),
        HEARD,
        "What was not",
    ),
    Example(
        "KM120",
        "not answered there",
        changed(
            HEARD,
            ("source_claims",),
            [source_claim(page="second-page", heading="")],
        ),
        HEARD,
        "second-page",
    ),
    Example(
        "KM031",
        "answered on no page",
        changed(HEARD, ("source_claims",), [source_claim(page="nowhere", heading="")]),
        HEARD,
        "nowhere",
    ),
    Example(
        "KM030",
        "evidence that is not there",
        changed(HEARD, ("source_claims",), [source_claim(evidence=["E-TST-01", "E-TST-09"])]),
        HEARD,
        "E-TST-09",
    ),
]

"""The content as it ships: whole, honest about what was counted, easy to read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ketams_desktop.authoring.check import Report, check_content
from ketams_desktop.authoring.page_records import page_questions
from ketams_desktop.authoring.scores import score_content
from ketams_desktop.library.blocks import ReadingScoresBlock, ScorecardBlock
from ketams_desktop.library.records import CannotDraw, RiskFigure
from ketams_desktop.library.scorecards import State

CONTENT = Path(__file__).parents[2] / "content"
#: People with the event, of 346 on the spray and of 222 on the dummy spray, as in the US label.
SIDE_EFFECTS = {
    "E-AE-01": (142, 21),
    "E-AE-02": (101, 17),
    "E-AE-03": (98, 19),
    "E-AE-04": (79, 21),
    "E-AE-05": (78, 6),
    "E-AE-06": (70, 38),
    "E-AE-07": (66, 30),
    "E-AE-08": (63, 5),
    "E-AE-09": (45, 14),
    "E-AE-10": (37, 12),
    "E-AE-11": (36, 6),
    "E-AE-12": (32, 4),
    "E-AE-13": (19, 1),
    "E-AE-14": (11, 1),
}
#: Items of IPDAS that only other people can meet: tests with patients and clinicians.
NEED_PEOPLE = {"IP-12", "IP-13", "IP-14", "IP-15", "IP-16", "IP-17", "IP-22", "IP-23"}


@pytest.fixture(scope="module")
def report() -> Report:
    return check_content(CONTENT, date(2026, 11, 22))


def test_content_has_no_errors_and_no_warnings(report: Report) -> None:
    assert [finding.as_text() for finding in report.findings] == []


def test_library_is_whole(report: Report) -> None:
    content = report.content
    assert len(content.sections) == 11
    assert len(content.pages) >= 36
    assert len(content.terms) >= 60
    assert len(content.quiz) == 10
    assert len(content.values) == 10
    assert len(content.starters) == 6
    assert [entry.id for entry in content.warnings] == ["emergency", "today", "next-visit"]
    offered = {question for page in content.pages for question in page_questions(page)}
    assert len(offered) == 99


@pytest.mark.parametrize("claim", SIDE_EFFECTS)
def test_each_row_of_the_table_of_side_effects_is_drawn_with_its_counts(
    report: Report, claim: str
) -> None:
    figures = [entry.record for entry in report.content.figures]
    counts = [
        tuple((arm.events, arm.total) for arm in figure.arms)
        for figure in figures
        if isinstance(figure, RiskFigure) and figure.claims == (claim,)
    ]
    with_spray, with_dummy = SIDE_EFFECTS[claim]
    assert counts == [((with_spray, 346), (with_dummy, 222))]


def test_the_one_trial_in_ms_is_not_drawn(report: Report) -> None:
    cards = [x.record for x in report.content.figures if isinstance(x.record, CannotDraw)]
    assert any("E-FAT-02" in card.claims for card in cards)
    drawn = [x.record for x in report.content.figures if isinstance(x.record, RiskFigure)]
    assert not [x.id for x in drawn if any(claim.startswith("E-FAT") for claim in x.claims)]


def test_nobody_is_named_as_reviewer_before_there_is_one(report: Report) -> None:
    assert {page.front.reviewed_by for page in report.content.pages} == {""}
    assert report.content.manifest is not None
    assert report.content.manifest.record.reviewed_by == ""


def test_scorecards_admit_what_was_not_tested_with_people(report: Report) -> None:
    cards = {entry.id: entry.record for entry in report.content.scorecards}
    assert set(cards) == {"ipdas", "pemat", "cdc"}
    states = {item.id: item.state for item in cards["ipdas"].items}
    assert {states[item] for item in NEED_PEOPLE} == {State.NOT_YET}
    assert len(states) == 6 + 6 + 23
    assert len(cards["pemat"].items) == 24
    assert len(cards["cdc"].items) == 20


def test_trust_page_shows_the_scores_from_the_pack(report: Report) -> None:
    page = next(x for x in report.content.pages if x.front.id == "how-this-guide-scores")
    blocks = [parsed.block for parsed in page.blocks]
    assert ReadingScoresBlock() in blocks
    shown = {block.card_id for block in blocks if isinstance(block, ScorecardBlock)}
    assert shown == {"ipdas", "pemat", "cdc"}


def test_means_over_all_pages_are_within_their_limits(report: Report) -> None:
    scores = score_content(report.content)
    assert scores.mean.flesch_kincaid <= 6
    assert scores.mean.smog_without_topic_words <= 7
    assert scores.mean.mean_sentence <= 12
    assert max(page.flesch_kincaid for page in scores.pages) <= 8

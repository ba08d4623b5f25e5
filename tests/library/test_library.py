from datetime import date
from pathlib import Path

import pytest
from good_content import write_good_content

from ketams_desktop.authoring.check import check_content
from ketams_desktop.authoring.scores import score_content
from ketams_desktop.errors import UnknownIdError
from ketams_desktop.library.blocks import (
    Callout,
    FigureBlock,
    ItemList,
    QuestionBlock,
    cited_claims,
    plain_text,
)
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import (
    Audience,
    CannotDraw,
    Certainty,
    ClaimKind,
    HelpPurpose,
    RiskFigure,
)
from ketams_desktop.library.scorecards import State
from ketams_desktop.questions.bank import Bank
from ketams_desktop.questions.guide import Guide


def test_page_heads_stand_in_the_order_of_the_sections(library: Library) -> None:
    heads = library.page_heads()
    assert [head.id for head in heads] == ["second-page", "first-page"]
    assert [section.id for section in library.sections()] == ["start-here", "could-it-help"]
    assert heads[0].audience is Audience.CAREGIVERS
    assert heads[1].summary == "In people without MS, we do not know if it helps."


def test_page_holds_its_blocks_in_order(library: Library) -> None:
    page = library.page("first-page")
    kinds = [type(block).__name__ for block in page.blocks]
    assert kinds == [
        "Heading",
        "Paragraph",
        "ItemList",
        "Callout",
        "FigureBlock",
        "FigureBlock",
        "QuestionBlock",
        "ComparisonBlock",
    ]
    assert page.blocks[4] == FigureBlock("first-figure")
    assert page.blocks[6] == QuestionBlock("Q-TST-02")
    callout = page.blocks[3]
    assert isinstance(callout, Callout)
    assert callout.title == "In a nutshell"


def test_page_claims_stand_in_order_of_citation(library: Library) -> None:
    assert library.page("first-page").claims == ("E-TST-01", "E-TST-02")


def test_numbered_list_is_ordered(library: Library) -> None:
    lists = [b for b in library.page("second-page").blocks if isinstance(b, ItemList)]
    assert [item.ordered for item in lists] == [True]


def test_claim_and_its_source_can_be_followed(library: Library) -> None:
    claim = library.claim("E-TST-01")
    assert (claim.kind, claim.certainty) == (ClaimKind.EFFECT, Certainty.VERY_LOW)
    source = library.source(claim.sources[0])
    assert source.citation.startswith("Tester AB. A study of a thing. Journal of Things. 2021-07")
    assert (source.doi, source.pmid) == ("10.1000/test.1", "12345")


def test_figure_is_a_risk_figure_or_a_card(library: Library) -> None:
    assert isinstance(library.figure("first-figure"), RiskFigure)
    assert isinstance(library.figure("second-figure"), CannotDraw)


def test_comparison_cells_are_spans(library: Library) -> None:
    row = library.comparison("first-comparison").rows[0]
    assert [span.kind.value for span in row.cells[0]] == ["text", "term", "claim"]
    assert len(row.cells) == 2


def test_help_and_warnings_are_there(library: Library) -> None:
    assert library.help_countries()[0].lines[0].purpose is HelpPurpose.EMERGENCY
    assert library.warning_sets()[0].signs[0].claims == ("E-TST-02",)


def test_terms_keep_the_order_of_their_file(library: Library) -> None:
    assert [term.id for term in library.terms()] == ["pain"]
    assert library.term("pain").say == "payn"


def test_bank_and_guide_can_be_read_from_the_pack(library: Library) -> None:
    bank, guide = Bank.from_library(library), Guide.from_library(library)
    assert bank.question("Q-TST-03").same_as == ("Q-TST-02",)
    assert [step.id for step in guide.steps][:2] == ["role", "stage"]
    option = guide.option("health.suicidal_thoughts")
    assert option is not None
    assert option.opens_help


def test_bank_can_be_read_when_it_is_first_asked_for(library: Library) -> None:
    bank, whole = Bank.read_later(library), Bank.from_library(library)
    assert "Q-TST-03" in bank
    assert (bank.questions, bank.topics) == (whole.questions, whole.topics)
    assert bank.questions is bank.questions


@pytest.mark.parametrize("ask", ["page", "claim", "source", "figure", "comparison", "term"])
def test_unknown_id_is_an_error_of_its_own(library: Library, ask: str) -> None:
    with pytest.raises(UnknownIdError, match="'nothing'"):
        getattr(library, ask)("nothing")


def test_quiz_holds_its_items(library: Library) -> None:
    (item,) = library.quiz()
    assert (item.question, item.options) == ("How many had less pain?", ("4 of 10", "9 of 10"))
    assert [item.fits(option) for option in (1, 2)] == [True, False]
    assert plain_text(item.what_is_known) == "In one study, 4 of 10 people had less pain."
    assert cited_claims(item.what_is_known) == ("E-TST-01",)


def test_scorecard_counts_what_applies(library: Library) -> None:
    card = library.scorecard("first-card")
    assert (len(card.items), card.applying) == (4, 3)
    assert [item.id for item in card.in_state(State.NOT_YET)] == ["IP-3"]


def test_reading_scores_are_those_of_the_sources(library: Library, tmp_path: Path) -> None:
    report = check_content(write_good_content(tmp_path), date(2026, 11, 22))
    assert library.reading_scores() == score_content(report.content).as_record()
    assert library.reading_scores().pages == 2

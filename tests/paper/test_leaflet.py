"""A page as a leaflet: what stands on it, in which words, and what is left out at each depth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ketams_desktop.library.blocks import (
    Callout,
    CalloutKind,
    FigureBlock,
    Heading,
    Paragraph,
    QuestionBlock,
    Span,
    SpanKind,
    plain_text,
)
from ketams_desktop.library.depth import Depth
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import CannotDraw, RiskFigure, Source
from ketams_desktop.paper import leaflet as leaflet_module
from ketams_desktop.paper.leaflet import Leaflet
from ketams_desktop.paper.leaflet_parts import (
    PaperCallout,
    PaperCard,
    PaperFigure,
    PaperHeading,
    PaperTable,
    RunKind,
    Runs,
)
from ketams_desktop.questions.bank import Bank, Role

MakeLeaflet = Callable[..., Leaflet]


def said(runs: Runs) -> str:
    return "".join(run.text for run in runs if run.kind is not RunKind.NUMBERS)


def numbers(runs: Runs) -> list[str]:
    return [run.text for run in runs if run.kind is RunKind.NUMBERS]


def spans(text: str) -> tuple[Span, ...]:
    return (Span(SpanKind.TEXT, text),)


def test_every_page_numbers_all_its_claims_as_the_screen_does(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    for head in library.page_heads():
        page = library.page(head.id)
        leaflet = make_leaflet(page)
        assert [x.number for x in leaflet.sources] == list(range(1, len(page.claims) + 1))
        statements = [library.claim(x).statement for x in page.claims]
        assert [x.statement for x in leaflet.sources] == statements


def test_summary_keeps_its_words_and_ends_with_the_numbers_of_its_claims(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    leaflet = make_leaflet("bladder")
    assert said(leaflet.summary) == plain_text(library.page("bladder").summary)
    assert numbers(leaflet.summary) == ["(1, 2)"]
    assert leaflet.marks == ("Count from a study", "Not studied in MS")


def test_questions_of_the_page_are_one_list_in_the_readers_words(
    bank: Bank, make_leaflet: MakeLeaflet
) -> None:
    leaflet = make_leaflet("bladder")
    assert leaflet.questions[0] == bank.question("Q-BLAD-02").patient
    assert len(leaflet.questions) == len(set(leaflet.questions)) == 5
    caregivers = make_leaflet("bladder", role=Role.CAREGIVER).questions
    assert caregivers[0] == bank.question("Q-BLAD-02").caregiver


def test_question_that_only_a_person_may_put_on_paper_is_on_no_leaflet(
    library: Library, bank: Bank, make_leaflet: MakeLeaflet
) -> None:
    kept_back = {x.patient for x in bank.questions if x.by_hand_only}
    offered = set()
    for head in library.page_heads():
        offered |= {bank.question(x).patient for x in library.page(head.id).questions}
        assert kept_back.isdisjoint(make_leaflet(head.id).questions)
    assert kept_back & offered, "no page offers one: this shows nothing"


def test_question_inside_the_page_joins_the_list_and_leaves_no_lone_heading(
    library: Library, bank: Bank, make_leaflet: MakeLeaflet
) -> None:
    page = library.page("bladder")
    inside = (Heading(2, spans("Ask")), QuestionBlock("Q-SIDE-01"), Heading(2, spans("More")))
    leaflet = make_leaflet(replace(page, blocks=(*page.blocks, *inside)))
    assert leaflet.questions[-1] == bank.question("Q-SIDE-01").patient
    titles = [x.text for x in leaflet.blocks if isinstance(x, PaperHeading)]
    assert "What you can do" in titles
    assert not {"Ask", "More"} & set(titles)


def test_heading_two_levels_deeper_is_set_one_level_deeper(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    blocks = (Heading(3, spans("Deep")), Paragraph(spans("Words.")), FigureBlock("felt-dizzy"))
    leaflet = make_leaflet(replace(library.page("bladder"), blocks=blocks))
    assert [getattr(x, "level", 0) for x in leaflet.blocks] == [2, 0, 3]


def test_terms_are_explained_once_in_the_order_of_their_use(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    leaflet = make_leaflet("bladder")
    assert [x.name.partition(" (")[0] for x in leaflet.terms] == ["cystitis", "label", "off-label"]
    assert leaflet.terms[1].meaning == library.term("label").meaning
    assert leaflet.terms[1].name == "label (say: LAY-bul)"


def test_pages_that_are_named_stand_with_their_titles(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    leaflet = make_leaflet("i-read-that")
    wanted = [library.page(x).title for x in ("what-people-say", "pain", "fatigue")]
    assert list(leaflet.pages) == wanted


def test_figure_has_both_framings_its_people_and_its_claims(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    figure = next(x for x in make_leaflet("cut-off-or-dizzy").blocks if isinstance(x, PaperFigure))
    record = library.figure("felt-cut-off")
    assert isinstance(record, RiskFigure)
    assert [(x.of_100, x.count, x.counted.replace("\xa0", " ")) for x in figure.arms] == [
        (41, "41 of 100", "Counted: 142 / 346 (41.0 %)"),
        (9, "9 of 100", "Counted: 21 / 222 (9.5 %)"),
    ]
    assert figure.sentence.startswith("41 of 100 people with the nasal spray")
    assert said(figure.other_way).startswith("59 of 100 people with the nasal spray")
    assert numbers(figure.other_way) == ["(1)"]
    assert figure.marks == ("Sure of this", "Not studied in MS")
    assert [x.partition(":")[0] for x in figure.about[:3]] == [
        "Who", "How long", "How it was measured",
    ]  # fmt: skip
    assert figure.about[3] == record.note
    assert figure.table is None


def test_figure_of_fewer_than_one_in_100_is_a_table(make_leaflet: MakeLeaflet) -> None:
    figure = next(x for x in make_leaflet("bladder").blocks if isinstance(x, PaperFigure))
    assert figure.table is not None
    assert figure.table.columns == ("People it happened to", "Out of 100")
    cells = [[said(cell).replace("\xa0", " ") for cell in row.cells] for row in figure.table.rows]
    assert cells == [["11 / 346", "3 of 100 (3.2 %)"], ["1 / 222", "fewer than 1 of 100 (0.5 %)"]]


def test_figure_without_counts_says_so(library: Library, make_leaflet: MakeLeaflet) -> None:
    untold = {
        figure.id: [arm.total for arm in figure.arms]
        for figure in map(library.figure, _figures(library))
        if isinstance(figure, RiskFigure) and any(arm.events is None for arm in figure.arms)
    }
    assert untold
    for figure_id, totals in untold.items():
        page = replace(library.page("bladder"), blocks=(FigureBlock(figure_id),))
        figure = make_leaflet(page).blocks[0]
        assert isinstance(figure, PaperFigure)
        for arm, total in zip(figure.arms, totals, strict=True):
            assert "Not stated" in arm.counted or "/" in arm.counted
            assert total is None or str(total) in arm.counted


def _figures(library: Library) -> list[str]:
    return [str(x["id"]) for x in library.plain_records("figure") if isinstance(x, dict)]


def test_card_says_why_nothing_is_drawn(library: Library, make_leaflet: MakeLeaflet) -> None:
    card = next(x for x in make_leaflet("bladder").blocks if isinstance(x, PaperCard))
    record = library.figure("bladder-survey-cannot-draw")
    assert isinstance(record, CannotDraw)
    assert (card.title, card.about) == ("We cannot draw this", record.title)
    assert (card.reason, said(card.known)) == (record.reason, record.what_we_know)
    assert card.marks


def test_comparison_has_a_column_for_each_choice(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    table = next(x for x in make_leaflet("other-options").blocks if isinstance(x, PaperTable))
    record = library.comparison("tested-in-ms")
    assert table.columns == record.columns
    assert [x.title for x in table.rows] == [x.question for x in record.rows]
    assert all(numbers(row.cells[0]) for row in table.rows[:3])


def test_callout_names_itself_unless_the_heading_does(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    lens = Callout(CalloutKind.MS_LENS, "", (Paragraph(spans("Words.")),))
    blocks = (
        Heading(2, spans("Why this may matter more with MS")), lens,
        Heading(2, spans("Falls")), lens,
        replace(lens, kind=CalloutKind.WARNING), replace(lens, kind=CalloutKind.HELP),
        replace(lens, kind=CalloutKind.KEY, title="One thing"),
    )  # fmt: skip
    leaflet = make_leaflet(replace(library.page("bladder"), blocks=blocks))
    assert [x.title for x in leaflet.blocks if isinstance(x, PaperCallout)] == [
        "", "Why this may matter more with MS", "Take care", "Where help is", "One thing",
    ]  # fmt: skip


def test_sources_tell_how_sure_whom_and_where_from(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    sources = {x.number: x for x in make_leaflet("bladder").sources}
    third, claim = sources[3], library.claim("E-BLAD-02")
    assert third.marks == ("Not very sure of this", "Not studied in MS")
    assert third.notes[0] == f"Who: {claim.population}"
    assert third.notes[1] == f"Why not surer? {claim.why_not_surer}"
    assert third.citations == tuple(library.source(x).citation for x in claim.sources)


def test_source_is_named_the_same_only_where_all_of_them_are(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    shortened = 0
    for head in library.page_heads():
        page = library.page(head.id)
        for place, source in enumerate(make_leaflet(page).sources):
            own = library.claim(page.claims[place]).sources
            if not source.citations or "same source" not in source.citations[0]:
                assert source.citations == tuple(library.source(x).citation for x in own)
                continue
            shortened += 1
            number = int(source.citations[0].rstrip(".").split()[-1])
            assert library.claim(page.claims[number - 1]).sources == own
            assert number <= place
    assert shortened > 20


def test_citation_without_its_doi_gets_it() -> None:
    source = Source("a", "Somebody. Some paper. 2020.", doi="10.1/ABC")
    assert leaflet_module._citation(source) == "Somebody. Some paper. 2020. DOI 10.1/ABC."
    named = replace(source, citation="Somebody. DOI 10.1/abc.")
    assert leaflet_module._citation(named) == named.citation


def test_status_of_a_source_that_was_not_wholly_seen_is_told(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    told = {
        note
        for head in library.page_heads()
        for x in make_leaflet(head.id).sources
        for note in x.notes
    }
    assert "Only partly checked against its source." in told


# Depth


def warnings_of(leaflet: Leaflet) -> list[str]:
    return [
        x.title
        for x in leaflet.blocks
        if isinstance(x, PaperCallout) and x.kind is CalloutKind.WARNING
    ]


def test_short_depth_is_the_summary_with_its_claims_the_warnings_and_the_questions(
    make_leaflet: MakeLeaflet,
) -> None:
    full, short = make_leaflet("bladder"), make_leaflet("bladder", depth=Depth.SHORT)
    assert (
        warnings_of(short) == warnings_of(full) == ["Go to emergency care", "Call the clinic today"]
    )
    assert len(short.blocks) == 2
    assert (short.summary, short.questions) == (full.summary, full.questions)
    told, all_told = ([x.statement for x in kind.sources] for kind in (short, full))
    assert told[:2] == all_told[:2]
    assert set(told) < set(all_told)


def test_screen_depth_is_the_first_part_and_keeps_warnings(
    make_leaflet: MakeLeaflet,
) -> None:
    full, screen = make_leaflet("bladder"), make_leaflet("bladder", depth=Depth.SCREEN)
    first_part, warnings = screen.blocks[:-2], screen.blocks[-2:]
    assert first_part == full.blocks[: len(first_part)]
    assert len(first_part) > 1
    assert [x.title for x in warnings if isinstance(x, PaperCallout)] == warnings_of(full)
    numbers_used = [x.number for x in screen.sources]
    assert numbers_used == list(range(1, len(numbers_used) + 1))
    assert 2 < len(numbers_used) < len(full.sources)


def test_screen_depth_ends_before_the_second_heading(make_leaflet: MakeLeaflet) -> None:
    leaflet = make_leaflet("other-options", depth=Depth.SCREEN)
    text = [x.text for x in leaflet.blocks if isinstance(x, PaperHeading) and x.level == 2]
    assert text == ["For fatigue"]


# The foot


def test_footer_tells_what_the_sheets_does(make_leaflet: MakeLeaflet) -> None:
    assert make_leaflet("bladder").footer == (
        "Helps you ask questions. Not medical advice. Preview. Not yet reviewed by a clinician. "
        "Content 2026.11"
    )
    assert make_leaflet("bladder").review == (
        "Not yet reviewed by a clinician. Next review due: 2027-05-31."
    )


@pytest.mark.parametrize(
    ("due", "today", "is_out"),
    [("2027-05-31", date(2027, 5, 31), False), ("2027-05-31", date(2027, 6, 1), True),
     ("2027-01-31", date(2027, 2, 1), True)],
)  # fmt: skip
def test_footer_after_the_pages_review_date_is_out_of_date(
    library: Library, make_leaflet: MakeLeaflet, due: str, today: date, is_out: bool
) -> None:
    leaflet = make_leaflet(replace(library.page("bladder"), review_due=due), today)
    assert ("is out of date" in leaflet.footer) is is_out


def test_footer_of_a_reviewed_page_names_who(library: Library, make_leaflet: MakeLeaflet) -> None:
    page = replace(library.page("bladder"), reviewed_by="Dr. A. Person", reviewed_on="2026-11-30")
    leaflet = make_leaflet(page)
    assert "Reviewed by Dr. A. Person. Content" in leaflet.footer
    assert leaflet.review == "Reviewed by Dr. A. Person, 2026-11-30."

"""Whom to call, on paper: no leaflet sends anybody to a button."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from ketams_desktop.library.blocks import Callout, CalloutKind, Span, SpanKind, iter_spans
from ketams_desktop.library.depth import Depth
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import HelpPurpose
from ketams_desktop.paper.leaflet import Leaflet
from ketams_desktop.paper.leaflet_help import without_button
from ketams_desktop.paper.leaflet_parts import PaperScorecard
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.paper.words import SheetWords

MakeLeaflet = Callable[..., Leaflet]
BUTTON = "Get help now"


def sending(library: Library) -> list[str]:
    """Return the pages whose words name the button."""
    found = []
    for head in library.page_heads():
        page = library.page(head.id)
        texts = (page.summary, *iter_spans(page.blocks))
        if any(span.text == BUTTON for text in texts for span in text):
            found.append(head.id)
    return found


def text_of(typesetter: Typesetter, leaflet: Leaflet) -> str:
    pages = PdfReader(io.BytesIO(typesetter.pdf(leaflet).data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("depth", list(Depth))
def test_no_page_on_paper_names_the_button(
    library: Library, make_leaflet: MakeLeaflet, depth: Depth
) -> None:
    pages = sending(library)
    assert len(pages) > 15
    for head in library.page_heads():
        leaflet = make_leaflet(head.id, depth=depth)
        # A checklist says what the app has; it sends nobody there.
        blocks = [x for x in leaflet.blocks if not isinstance(x, PaperScorecard)]
        assert BUTTON not in repr((leaflet.summary, blocks)), head.id
        if "When to call" in repr((leaflet.summary, blocks)):
            assert leaflet.help is not None, head.id


def test_pages_that_send_for_help_or_warn_end_with_lists_and_numbers(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    sections = {section.id: section for section in library.sections()}
    for head in library.page_heads():
        page = library.page(head.id)
        is_sent = any(isinstance(x, Callout) and x.kind is CalloutKind.HELP for x in page.blocks)
        for depth in Depth:
            part = make_leaflet(page, depth=depth).help
            if not (is_sent or sections[page.section].warnings):
                continue
            assert part is not None, head.id
            assert [x.title for x in part.signs] == [x.title for x in library.warning_sets()]
            said = [sign for x in part.signs for sign in x.signs]
            assert said == [sign.text for x in library.warning_sets() for sign in x.signs]
    assert make_leaflet("what-is-ketamine").help is None


def test_numbers_are_those_of_the_country_with_their_check_date(
    library: Library, make_leaflet: MakeLeaflet
) -> None:
    countries = library.help_countries()
    part = make_leaflet("mental-health").help
    assert part is not None
    assert [x.name for x in part.countries] == [x.name for x in countries]
    for country in countries:
        part = make_leaflet("mental-health", country=country.id).help
        assert part is not None
        (shown,) = part.countries
        wanted = [
            x
            for purpose in (HelpPurpose.EMERGENCY, HelpPurpose.CRISIS)
            for x in country.lines
            if x.purpose is purpose
        ]
        assert [x.number for x in shown.lines] == [x.number for x in wanted]
        for line, source in zip(shown.lines, wanted, strict=True):
            assert line.about.startswith(source.name)
            assert line.about.endswith(f"Checked {source.checked_on}.")


def test_paper_sends_to_the_part_with_the_numbers(
    library: Library, make_leaflet: MakeLeaflet, typesetter: Typesetter
) -> None:
    text = text_of(typesetter, make_leaflet("mental-health", country="uk"))
    assert BUTTON not in text
    assert "Go to the part When to call and call or text someone today." in text
    for line in next(x for x in library.help_countries() if x.id == "uk").lines:
        if line.purpose in (HelpPurpose.EMERGENCY, HelpPurpose.CRISIS):
            assert line.number in text
    assert "Elsewhere, call your local emergency number." in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Press ", "Go to the part "),
        ("Stay, and press ", "Stay, and go to the part "),
        ("Lists stand under ", "Lists stand under "),
    ],
)
def test_words_before_the_button_are_put_right(words: SheetWords, before: str, after: str) -> None:
    text = (Span(SpanKind.TEXT, before), Span(SpanKind.STRONG, BUTTON))
    changed = without_button(text, words.leaflet.help)
    assert changed == (Span(SpanKind.TEXT, after), Span(SpanKind.STRONG, "When to call"))


def test_button_at_the_start_of_a_text_is_put_right(words: SheetWords) -> None:
    changed = without_button((Span(SpanKind.STRONG, BUTTON),), words.leaflet.help)
    assert changed == (Span(SpanKind.STRONG, "When to call"),)

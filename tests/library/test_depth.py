from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    Heading,
    Paragraph,
    Span,
    SpanKind,
)
from ketams_desktop.library.depth import Depth, blocks_at
from ketams_desktop.library.library import Library


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(SpanKind.TEXT, text),))


def heading(text: str, level: int = 2) -> Heading:
    return Heading(level, (Span(SpanKind.TEXT, text),))


def callout(kind: CalloutKind) -> Callout:
    return Callout(kind, "", (paragraph("In it."),))


WARNING, HELP, LENS = (
    callout(kind) for kind in (CalloutKind.WARNING, CalloutKind.HELP, CalloutKind.MS_LENS)
)
FIRST: tuple[Block, ...] = (heading("One"), paragraph("a"), heading("In one", 3), paragraph("b"))
REST: tuple[Block, ...] = (heading("Two"), LENS, WARNING, paragraph("c"), HELP)


def test_whole_page_is_every_block() -> None:
    assert blocks_at(FIRST + REST, Depth.FULL) == FIRST + REST


def test_first_part_ends_before_the_second_heading_and_keeps_warnings() -> None:
    assert blocks_at(FIRST + REST, Depth.SCREEN) == (*FIRST, WARNING, HELP)


def test_first_part_of_a_page_that_starts_with_text_is_that_text() -> None:
    assert blocks_at((paragraph("a"), *FIRST), Depth.SCREEN) == (paragraph("a"),)


def test_in_short_keeps_warnings_and_help_alone() -> None:
    assert blocks_at(FIRST + REST, Depth.SHORT) == (WARNING, HELP)


def test_page_of_one_part_is_whole_as_first_part() -> None:
    assert blocks_at(FIRST, Depth.SCREEN) == FIRST


def test_real_pages_keep_every_warning_at_every_depth(library: Library) -> None:
    for head in library.page_heads():
        blocks = library.page(head.id).blocks
        kept = {CalloutKind.WARNING, CalloutKind.HELP}
        safety = [x for x in blocks if isinstance(x, Callout) and x.kind in kept]
        for depth in Depth:
            assert [x for x in blocks_at(blocks, depth) if x in safety] == safety

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.authoring.page_parser import parse_body, parse_inline
from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonBlock,
    FigureBlock,
    Heading,
    ItemList,
    Paragraph,
    QuestionBlock,
    Span,
    SpanKind,
    plain_text,
)


def blocks(text: str) -> list[Block]:
    parsed, findings = parse_body(text, "x.md")
    assert findings == []
    return [item.block for item in parsed]


def text_of(text: str) -> tuple[Span, ...]:
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.spans


def test_marks_become_spans() -> None:
    assert text_of("A **b** *c* [d](term:e) [f](page:g-h) [@E-A-01; @E-B-02].") == (
        Span(SpanKind.TEXT, "A "),
        Span(SpanKind.STRONG, "b"),
        Span(SpanKind.TEXT, " "),
        Span(SpanKind.EMPHASIS, "c"),
        Span(SpanKind.TEXT, " "),
        Span(SpanKind.TERM, "d", "e"),
        Span(SpanKind.TEXT, " "),
        Span(SpanKind.PAGE, "f", "g-h"),
        Span(SpanKind.CLAIM, "", "E-A-01"),
        Span(SpanKind.CLAIM, "", "E-B-02"),
        Span(SpanKind.TEXT, "."),
    )


def test_a_link_inside_strong_stays_a_link() -> None:
    assert text_of("**See [this](page:a) now**") == (
        Span(SpanKind.STRONG, "See "),
        Span(SpanKind.PAGE, "this", "a"),
        Span(SpanKind.STRONG, " now"),
    )


def test_marks_may_run_over_lines() -> None:
    assert text_of("A [long\nlink](page:a) **and\nmore** [@E-A-01;\n@E-A-02].") == (
        Span(SpanKind.TEXT, "A "),
        Span(SpanKind.PAGE, "long link", "a"),
        Span(SpanKind.TEXT, " "),
        Span(SpanKind.STRONG, "and more"),
        Span(SpanKind.CLAIM, "", "E-A-01"),
        Span(SpanKind.CLAIM, "", "E-A-02"),
        Span(SpanKind.TEXT, "."),
    )


def test_backslash_keeps_a_mark_as_it_is() -> None:
    assert plain_text(text_of(r"Two \* three, 4 < 5, AT&T.")) == "Two * three, 4 < 5, AT&T."


def test_lists_of_both_kinds_stay_apart() -> None:
    bullets, numbers = blocks("- a\n- b\n\n1. c\n2. d\n")
    assert isinstance(bullets, ItemList)
    assert isinstance(numbers, ItemList)
    assert (bullets.ordered, numbers.ordered) == (False, True)
    assert [plain_text(item) for item in numbers.items] == ["c", "d"]


def test_items_may_stand_apart_and_run_over_lines() -> None:
    (items,) = blocks("- a\n  goes on\n\n- b\n")
    assert isinstance(items, ItemList)
    assert [plain_text(item) for item in items.items] == ["a goes on", "b"]


def test_callout_holds_paragraphs_and_lists() -> None:
    callout, after = blocks('!!! key "In a nutshell"\n    One.\n\n    - a\n    - b\n\nAfter.\n')
    assert isinstance(callout, Callout)
    assert (callout.kind, callout.title) == (CalloutKind.KEY, "In a nutshell")
    assert [type(block) for block in callout.blocks] == [Paragraph, ItemList]
    assert isinstance(after, Paragraph)


@pytest.mark.parametrize("kind", list(CalloutKind))
def test_callout_title_may_be_left_out(kind: CalloutKind) -> None:
    (callout,) = blocks(f"!!! {kind.value}\n    One.\n")
    assert isinstance(callout, Callout)
    assert (callout.kind, callout.title) == (kind, "")


def test_callout_body_may_start_after_a_blank_line() -> None:
    (callout,) = blocks("!!! warning\n\n    One.\n\n    Two.\n")
    assert isinstance(callout, Callout)
    assert len(callout.blocks) == 2


def test_directives_stand_alone_or_together() -> None:
    assert blocks("!!! figure a-b\n!!! ask Q-BLAD-02\n\n!!! compare c\n") == [
        FigureBlock("a-b"),
        QuestionBlock("Q-BLAD-02"),
        ComparisonBlock("c"),
    ]


def test_text_before_a_directive_stays_text() -> None:
    first, second = blocks("Words.\n!!! ask Q-BLAD-02\n")
    assert isinstance(first, Paragraph)
    assert second == QuestionBlock("Q-BLAD-02")


def test_lines_are_those_of_the_file() -> None:
    text = "## A\n\nOne.\nTwo. Three.\n\n- a\n- b\n\n!!! key\n    In it.\n"
    parsed, _ = parse_body(text, "x.md", offset=10)
    assert [item.line for item in parsed] == [11, 13, 16, 19]
    assert [s.line for s in parsed[1].runs[0].sentences()] == [13, 14, 14]
    assert [run.line for run in parsed[2].runs] == [16, 17]
    assert parsed[3].inner[0].runs[0].line == 20


@pytest.mark.parametrize(
    "fault", ["[b](http://c.d)", "<b>", "`b`", "![b](c)", "[@E-A-01, @E-A-02]", "<http://b.c>"]
)
def test_finding_inside_a_paragraph_names_its_line(fault: str) -> None:
    _, findings = parse_body(f"One.\nTwo **more\nand {fault} so** on.\nFour.\n", "x.md", offset=4)
    assert {item.line for item in findings} == {7}


def test_windows_marks_and_tabs_are_taken_as_spaces() -> None:
    (callout,) = blocks("!!! key\n\tIn it.  \n")
    assert isinstance(callout, Callout)
    assert callout.blocks == (Paragraph((Span(SpanKind.TEXT, "In it."),)),)


def test_parse_inline_takes_block_marks_as_words() -> None:
    run, findings = parse_inline("1. Not a *list*: # no heading", "x.yaml", 7)
    assert findings == []
    assert run.text == "1. Not a list: # no heading"
    assert run.line == 7


MARKS = st.sampled_from(
    [
        "**", "*", "_", "`", "[", "]", "(", ")", "[@", "@", "E-A-01", ";", "page:a", "term:b",
        "!!!", "!!! key", "!!! figure x", '"', "    ", "\n", "\n\n", "- ", "1. ", "## ", "#",
        "> ", "<b>", "</b>", "<!--", "-->", "&amp;", "![", "\\", "|", "---", "===", "word", " ",
        "\x00", "\x02", "\x03", "\x02klzzwxh:0000\x03", "\ue000", "\ue0001\ue001", "\ue002",
        "\t", "\r", "é", "\u2028", "http://a.b", "<http://a.b>", "~~~", "[a]: b",
    ]
)  # fmt: skip


@given(st.lists(MARKS, max_size=40).map("".join))
def test_parse_body_of_any_marks_finds_instead_of_failing(text: str) -> None:
    parsed, findings = parse_body(text, "x.md", 3)
    lines = text.count("\n") + 4
    for item in [*parsed, *findings]:
        assert 1 <= item.line <= lines
    for item in parsed:
        for run in item.runs:
            assert run.sentences() is not None
            assert not set(run.text) & set("\ue000\ue001\ue002\x02\x03")


@given(st.text(max_size=200))
def test_parse_body_of_any_text_finds_instead_of_failing(text: str) -> None:
    parsed, _ = parse_body(text, "x.md")
    assert all(item.line >= 1 for item in parsed)


@given(st.lists(MARKS, max_size=25).map("".join))
def test_parse_inline_of_any_marks_finds_instead_of_failing(text: str) -> None:
    run, findings = parse_inline(text, "x.md", 5)
    assert {piece.line for piece in run.pieces} <= {5}
    assert {item.line for item in findings} <= {5}


@pytest.mark.parametrize("mark", ["> ", "- ", "    ", "*", "[", "!!! key\n    ", "`", "**a "])
def test_parse_body_of_the_same_mark_many_times_does_not_fail(mark: str) -> None:
    parse_body(mark * 600, "x.md")


WORDS = st.lists(
    st.sampled_from(["some", "people", "felt", "better,", "or", "not"]), min_size=1, max_size=4
).map(" ".join)
IDS = st.sampled_from(["a", "b-c", "d-e-f"])
TEXT = WORDS.map(lambda words: [Span(SpanKind.TEXT, words)])
MARKED = st.one_of(
    WORDS.map(lambda words: Span(SpanKind.STRONG, words)),
    WORDS.map(lambda words: Span(SpanKind.EMPHASIS, words)),
    st.builds(Span, st.just(SpanKind.TERM), WORDS, IDS),
    st.builds(Span, st.just(SpanKind.PAGE), WORDS, IDS),
)
CITED = st.sampled_from(["E-A-01", "E-B-02"]).map(lambda x: Span(SpanKind.CLAIM, "", x))


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, ...]:
    """Make spans as a page has them: text and marked words take turns, citations between."""
    done = [Span(SpanKind.TEXT, draw(WORDS) + " "), draw(MARKED)]
    if draw(st.booleans()):
        done.append(draw(CITED))
    done.append(Span(SpanKind.TEXT, " " + draw(WORDS)))
    if draw(st.booleans()):
        done += [draw(CITED), Span(SpanKind.TEXT, ".")]
    return tuple(done)


def written(run: tuple[Span, ...]) -> str:
    """Write spans as Markdown."""
    forms = {
        SpanKind.TEXT: "{0}",
        SpanKind.STRONG: "**{0}**",
        SpanKind.EMPHASIS: "*{0}*",
        SpanKind.TERM: "[{0}](term:{1})",
        SpanKind.PAGE: "[{0}](page:{1})",
        SpanKind.CLAIM: " [@{1}]",
    }
    return "".join(forms[span.kind].format(span.text, span.target) for span in run)


def block_written(block: Block) -> str:
    """Write a block as Markdown."""
    match block:
        case Heading():
            return f"{'#' * block.level} {written(block.spans)}"
        case Paragraph():
            return written(block.spans)
        case ItemList():
            marks = [f"{n}. " if block.ordered else "- " for n in range(1, len(block.items) + 1)]
            items = zip(marks, block.items, strict=True)
            return "\n".join(mark + written(item) for mark, item in items)
        case Callout():
            title = f' "{block.title}"' if block.title else ""
            body = "\n\n".join(block_written(inner) for inner in block.blocks)
            lines = [f"    {line}" if line else "" for line in body.split("\n")]
            return "\n".join([f"!!! {block.kind.value}{title}", *lines])
        case FigureBlock():
            return f"!!! figure {block.figure_id}"
        case QuestionBlock():
            return f"!!! ask {block.question_id}"
        case ComparisonBlock():
            return f"!!! compare {block.comparison_id}"


PARAGRAPHS = st.builds(Paragraph, spans())
LISTS = st.builds(ItemList, st.booleans(), st.lists(spans(), min_size=1, max_size=3).map(tuple))
CALLOUTS = st.builds(
    Callout,
    st.sampled_from(CalloutKind),
    st.sampled_from(["", "In a nutshell"]),
    st.tuples(PARAGRAPHS, LISTS) | st.tuples(LISTS) | st.tuples(PARAGRAPHS, PARAGRAPHS),
)
OTHERS = st.one_of(
    st.builds(Heading, st.integers(2, 3), spans()),
    PARAGRAPHS,
    CALLOUTS,
    st.builds(FigureBlock, IDS),
    st.builds(QuestionBlock, IDS),
    st.builds(ComparisonBlock, IDS),
)


@given(st.lists(OTHERS | LISTS, max_size=6))
def test_blocks_survive_the_way_to_markdown_and_back(made: list[Block]) -> None:
    # Two lists of one kind in a row are one list in Markdown; a heading goes between them.
    apart: list[Block] = []
    for block in made:
        if isinstance(block, ItemList) and apart and isinstance(apart[-1], ItemList):
            apart.append(Heading(2, (Span(SpanKind.TEXT, "between"),)))
        apart.append(block)
    assert blocks("\n\n".join(block_written(block) for block in apart)) == apart

from ketams_desktop.library.blocks import (
    Callout,
    CalloutKind,
    FigureBlock,
    Heading,
    ItemList,
    Paragraph,
    Span,
    SpanKind,
    cited_claims,
    iter_spans,
    plain_text,
)

SPANS = (
    Span(SpanKind.TEXT, "It "),
    Span(SpanKind.STRONG, "may"),
    Span(SpanKind.TEXT, " help"),
    Span(SpanKind.CLAIM, "", "E-B-02"),
    Span(SpanKind.CLAIM, "", "E-A-01"),
    Span(SpanKind.CLAIM, "", "E-B-02"),
    Span(SpanKind.TEXT, "."),
)


def test_plain_text_says_no_citations() -> None:
    assert plain_text(SPANS) == "It may help."


def test_cited_claims_come_in_order_and_once() -> None:
    assert cited_claims(SPANS) == ("E-B-02", "E-A-01")


def test_iter_spans_goes_into_lists_and_callouts() -> None:
    runs = [(Span(SpanKind.TEXT, str(number)),) for number in range(5)]
    callout = Callout(CalloutKind.KEY, "", (Paragraph(runs[3]), ItemList(False, (runs[4],))))
    blocks = (
        Heading(2, runs[0]),
        Paragraph(runs[1]),
        FigureBlock("x"),
        ItemList(True, (runs[2],)),
        callout,
    )
    assert list(iter_spans(blocks)) == runs

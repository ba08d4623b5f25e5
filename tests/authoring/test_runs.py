import pytest

from ketams_desktop.authoring.page_parser import parse_inline
from ketams_desktop.authoring.runs import TextRun, plain_run, word_count
from ketams_desktop.library.blocks import SpanKind


def run(text: str) -> TextRun:
    parsed, findings = parse_inline(text, "x.md", 1)
    assert findings == []
    return parsed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It may help [@E-A-01].", "It may help."),
        ("It may help. [@E-A-01] So ask.", "It may help. So ask."),
        ("It may [@E-A-01] help.", "It may help."),
        ("It may [@E-A-01]help.", "It may help."),
        ("It may help [@E-A-01] [@E-A-02].", "It may help."),
        ("It **may** [@E-A-01].", "It may."),
        ("It does [@none].", "It does."),
        ("[@E-A-01] It does.", "It does."),
        ("  Two   spaces. ", "Two spaces."),
    ],
)
def test_words_read_well_without_citations(written: str, read: str) -> None:
    assert run(written).text == read


def test_spans_leave_out_the_writers_word_that_nothing_is_claimed() -> None:
    spans = run("It does [@none]. It may [@E-A-01].").spans()
    assert [(span.kind, span.text, span.target) for span in spans] == [
        (SpanKind.TEXT, "It does. It may", ""),
        (SpanKind.CLAIM, "", "E-A-01"),
        (SpanKind.TEXT, ".", ""),
    ]


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("One. Two.", 2),
        ("One [@E-A-01]. Two [@E-A-02].", 2),
        ("One. [@E-A-01] Two. [@E-A-02]", 2),
        ("About 4.5 of 100 people.", 1),
        ("Ask, e.g. Dr. Who, about it.", 1),
        ("People with MS. Some of them.", 2),
        ("Is it so? It is!", 2),
        ("She said “Stop.” Then she left.", 2),
        ("It ends (at last.) Then more.", 2),
        ("No stop at the end", 1),
        ("A list: one thing", 1),
        ("In 2020. 41 of 100 had it.", 2),
        ("", 0),
        ("...", 0),
    ],
)
def test_sentences_are_told_apart(written: str, count: int) -> None:
    assert len(run(written).sentences()) == count


def test_sentence_has_the_claims_before_and_after_its_stop() -> None:
    first, second = run("One [@E-A-01]. [@E-A-02] Two [@E-A-03; @E-A-01]. [@none]").sentences()
    assert (first.text, first.claims, first.cites_none) == (
        "One.",
        ("E-A-01", "E-A-02"),
        False,
    )
    assert (second.text, second.claims, second.cites_none) == (
        "Two.",
        ("E-A-03", "E-A-01"),
        True,
    )


def test_sentence_knows_a_question() -> None:
    assert [s.is_question for s in run("Is it so? “Is it?” It is.").sentences()] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [("one two", 2), ("long-term risk", 2), ("it’s don't", 2), ("4.5 of 100", 3), ("- — …", 0)],
)
def test_word_count_counts_words(text: str, count: int) -> None:
    assert word_count(text) == count


def test_plain_run_of_nothing_is_empty() -> None:
    assert plain_run(" \n ", 3).pieces == ()
    assert plain_run("a\n b", 3).text == "a b"

"""Whatever is typed, a sheet comes out, and it says what was typed."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ketams_desktop.paper.sheet import PaperQuestion, PaperSize, Sheet, SheetSize
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.text import clean_text

MakeSheet = Callable[..., Sheet]

MARKUP = [
    "#panic()",
    '#read("/etc/passwd")',
    "#let x = 1; #x",
    "$x^2$ and $",
    "`code` and ```",
    "@ref and <label>",
    "*bold* _it_ ~ -- ---",
    "= heading",
    "- list + enum / term: x",
    "// gone? /* gone? */",
    '\\ \\u{1F600} \\" "quoted" \'single\'',
    '{"parts": []} ", "title": "x',
    "http://example.org/a?b=c",
    "<b>&amp;</b> </script> %s {name} {page}",
    '#import "@preview/x:1.0.0": *',
]
SCRIPTS = [
    "שלום?",
    "هل هذا آمن؟",
    "漢字かな",
    "한국어",
    "ไทย",
    "हिन्दी",
    "👩‍🚀👍🏽🇬🇧1️⃣",
    "𝔘𝔫𝔦",
    "\U000e0041",
]
PLANES = st.one_of(
    st.characters(max_codepoint=0x7E),
    st.characters(max_codepoint=0xFFFF),
    st.characters(min_codepoint=0x10000),
)
FRAGMENTS = st.one_of(st.sampled_from(MARKUP + SCRIPTS), st.text(PLANES, max_size=20))
ANYTHING = st.lists(FRAGMENTS, max_size=8).map(" ".join)


@pytest.mark.parametrize("typed", MARKUP)
def test_sheet_markup_prints_as_typed(
    typesetter: Typesetter, make_sheet: MakeSheet, typed: str
) -> None:
    sheet = make_sheet([PaperQuestion(typed, reason=typed)], show_reasons=True, matters_most=typed)
    result = typesetter.pdf(sheet)
    pages = PdfReader(io.BytesIO(result.data)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert result.is_ua
    assert text.count(typed) == 3


@example(questions=["\uf900"], size=SheetSize.STANDARD)
@given(questions=st.lists(ANYTHING, max_size=4), size=st.sampled_from(SheetSize))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_sheet_anything_typed_still_prints(
    typesetter: Typesetter, make_sheet: MakeSheet, questions: list[str], size: SheetSize
) -> None:
    sheet = make_sheet(questions, size=size, matters_most=" ".join(questions))
    result = typesetter.pdf(sheet)
    pages = PdfReader(io.BytesIO(result.data)).pages
    assert len(pages) == len(typesetter.pages(sheet, ppi=10))
    assert not (result.is_ua and result.replaced)
    # Cleaning composes: some characters become the usual form of themselves.
    typed = (*questions, " ".join(questions))
    assert set(result.replaced) <= set("".join(clean_text(x, 10_000) for x in typed))
    assert not any(character.isascii() for character in result.replaced)


@given(word=st.text(PLANES, min_size=50, max_size=300))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_sheet_long_word_of_anything_still_prints(
    typesetter: Typesetter, make_sheet: MakeSheet, word: str
) -> None:
    sheet = make_sheet([word], size=SheetSize.VERY_LARGE, paper=PaperSize.A4)
    assert typesetter.pdf(sheet).data.startswith(b"%PDF-1.7")

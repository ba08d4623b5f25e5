"""`sheets`: whatever a person types, a sheet comes out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ketams_desktop.library.library import Library
from ketams_desktop.paper.sheet import (
    PaperQuestion,
    PaperSize,
    SheetOptions,
    SheetSize,
    build_sheet,
)
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.paper.words import load_words
from ketams_desktop.questions.bank import AnswerShape
from ketams_desktop.resources import default_pack, resource_dir
from tools.campaigns.campaign import Outcome, Stopwatch

HOSTILE = (
    *("#panic()", '#read("/etc/passwd")', "$x^2$ and $", "```", "@ref <label>", "*b* _i_ ~ --- "),
    *("= heading", "// gone? /* gone?", '\\u{1F600} \\" ', '{"parts": []}', '#import "@preview/x"'),
    *(
        "שלום?",
        "هل هذا آمن؟",
        "漢字かな",
        "한국어",
        "ไทย",
        "हिन्दी",
        "👩‍🚀👍🏽🇬🇧1️⃣",
        "𝔘𝔫𝔦",
        "\U000e0041",
    ),
    *("\u202e abc \u2066", "a\u0300" * 60, "\ufeff\u200b\u00ad", "\x00\x07\x1b[31m", "\ud800"),
    *("x" * 900, "W" * 300, "\u2028\u2029", "%s {name} {page}", "<b>&amp;</b>", "ﷺ" * 40),
)
#: From where single characters come: ASCII, the first plane, everything.
LAST_OF = (0x7F, 0xFFFF, 0x10FFFF)


def run(size: int, seed: int, pack: Path | None = None) -> Outcome:
    """Set `size` sheets of hostile text, and draw one in twenty."""
    outcome = Outcome({"set": 0, "with_replaced": 0, "without_ua": 0, "slowest_ms": 0})
    library = Library.open(pack or default_pack())
    info = library.info
    library.close()
    words = load_words(resource_dir("paper"))
    typesetter = Typesetter(resource_dir("paper"), resource_dir("fonts"))
    for number in range(size):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311
        sheet = build_sheet(_questions(chance), _options(chance), info, words, date(2026, 11, 1))
        where = f"sheets, seed {seed}, number {number}"
        try:
            with Stopwatch() as watch:
                result = typesetter.pdf(sheet)
            pages = typesetter.pages(sheet, 36) if number % 20 == 0 else (b"",)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            outcome.add_fault(f"{where}: {type(error).__name__}: {str(error)[:200]}")
            continue
        outcome.count("set")
        outcome.figures["with_replaced"] += bool(result.replaced)
        outcome.figures["without_ua"] += not result.is_ua
        outcome.note_slowest("slowest_ms", watch.seconds)
        if not result.data.startswith(b"%PDF-") or not pages:
            outcome.add_fault(f"{where}: no PDF, or no page.")
    return outcome


def hostile_text(chance: random.Random, known: Sequence[str] = HOSTILE, odds: float = 0.4) -> str:
    """Return a question that nobody would ask.

    Args:
        chance: what decides.
        known: pieces to choose from.
        odds: how often a piece is characters by chance instead; few fonts draw those.
    """
    parts = []
    for _ in range(chance.randint(1, 6)):
        if chance.random() < odds:
            last = chance.choice(LAST_OF)
            parts.append(
                "".join(chr(chance.randint(0, last)) for _ in range(chance.randint(1, 12)))
            )
        else:
            parts.append(chance.choice(known))
    return chance.choice(("", " ")).join(parts)


def _questions(chance: random.Random) -> list[PaperQuestion]:
    # Each sheet has a few kinds of trouble, not all: some can be drawn whole, others not.
    known = chance.sample(HOSTILE, chance.randint(1, 4))
    odds = chance.choice((0.0, 0.0, 0.4))
    return [
        PaperQuestion(
            hostile_text(chance, known, odds),
            chance.choice(list(AnswerShape)),
            hostile_text(chance, known, odds) if chance.random() < 0.3 else "",
            chance.random() < 0.2,
        )
        for _ in range(chance.randint(1, 25))
    ]


def _options(chance: random.Random) -> SheetOptions:
    known = chance.sample(HOSTILE, 2)
    return SheetOptions(
        chance.choice(list(SheetSize)),
        chance.choice(list(PaperSize)),
        chance.random() < 0.5,
        hostile_text(chance, known, 0.0) if chance.random() < 0.3 else None,
    )

"""`sheets`: whatever a person types, a sheet comes out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ketams_desktop.library.library import Library
from ketams_desktop.paper.handout import HandedOver, Handout, HandoutOptions, build_handout
from ketams_desktop.paper.plain_text import plain_text
from ketams_desktop.paper.sheet import PaperSize, SheetSize
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.paper.words import load_words
from ketams_desktop.questions.bank import AnswerShape, Role
from ketams_desktop.questions.question_list import ListItem, Origin, QuestionList
from ketams_desktop.questions.question_list import Outcome as CameOfIt
from ketams_desktop.questions.visit import Facts, Visit
from ketams_desktop.resources import default_pack, resource_dir
from ketams_desktop.text import clean_text
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

PEOPLE = {"neurologist": "Neurologist (MS doctor)", "ms_nurse": "MS nurse"}


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
        source, options = _source(chance), _options(chance)
        handout = build_handout(source, options, info, words, date(2026, 11, 1))
        where = f"sheets, seed {seed}, number {number}"
        try:
            with Stopwatch() as watch:
                result = typesetter.pdf(handout)
            fault = _fault(handout, source, typesetter, is_drawn=number % 20 == 0)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            outcome.add_fault(f"{where}: {type(error).__name__}: {str(error)[:200]}")
            continue
        outcome.count("set")
        outcome.figures["with_replaced"] += bool(result.replaced)
        outcome.figures["without_ua"] += not result.is_ua
        outcome.note_slowest("slowest_ms", watch.seconds)
        if not result.data.startswith(b"%PDF-"):
            fault = "no PDF"
        if fault:
            outcome.add_fault(f"{where}: {fault}.")
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


def _fault(handout: Handout, source: HandedOver, typesetter: Typesetter, *, is_drawn: bool) -> str:
    """Return what is wrong with a handout: a question that is lost or stands twice, lost pages."""
    asked = sorted(clean_text(item.text) for item in source.questions.items)
    stand = sorted(x.text for sheet in handout.own for part in sheet.parts for x in part.questions)
    if stand != [text for text in asked if text]:
        return "another number of questions than was asked"
    plan = typesetter.page_plan(handout)
    for copy, sheet in enumerate(handout.copies):
        begun = [number for page in plan if page.copy == copy for number in page.questions]
        if begun != [x.number for part in sheet.parts for x in part.questions]:
            return "a question that begins on no page, or on two"
    if not plain_text(handout).strip():
        return "no text to copy"
    if is_drawn and len(typesetter.pages(handout, 36)) != len(plan):
        return "another number of pages than was planned"
    return ""


def _source(chance: random.Random) -> HandedOver:
    # Each sheet has a few kinds of trouble, not all: some can be drawn whole, others not.
    known = chance.sample(HOSTILE, chance.randint(1, 4))
    odds = chance.choice((0.0, 0.0, 0.4))

    def text(likely: float) -> str:
        return hostile_text(chance, known, odds) if chance.random() < likely else ""

    items = tuple(
        ListItem(
            key=key,
            question_id="",
            text=text(1),
            origin=Origin.OWN,
            answer=chance.choice(list(AnswerShape)),
            reason=text(0.3),
            by=Role.CAREGIVER if chance.random() < 0.2 else Role.PATIENT,
            note=text(0.2),
            ask=tuple(chance.sample([*PEOPLE, "stranger"], chance.choice((0, 0, 1, 2)))),
            outcome=chance.choice(list(CameOfIt)),
            heard=text(0.2),
        )
        for key in range(1, chance.randint(2, 26))
    )
    visit = Visit(
        day=chance.choice(("", "2026-12-03", "0001-01-01")),
        is_short=chance.random() < 0.3,
        facts=Facts(text(0.3), text(0.3), text(0.3)),
        next_steps=text(0.3),
    )
    return HandedOver(
        QuestionList(items), visit, chance.choice(list(Role)), text(0.3), people=PEOPLE
    )


def _options(chance: random.Random) -> HandoutOptions:
    def is_on() -> bool:
        return chance.random() < 0.4

    return HandoutOptions(
        chance.choice(list(SheetSize)),
        chance.choice(list(PaperSize)),
        show_reasons=is_on(),
        clinician_copy=is_on(),
        each_person=is_on(),
        caregiver_apart=is_on(),
        is_record=is_on(),
    )

"""The hidden command `timings`: how long a person waits for the app, measured in the app.

Real widgets in a real window, on the display it is given, with lists kept in a folder of its
own. Measures and judges nothing: goals and medians belong to whoever asks.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from ketams_desktop.app import StartOptions, build_services, open_window
from ketams_desktop.application import make_application
from ketams_desktop.desktop.paint_watch import PaintWatch
from ketams_desktop.desktop.printing import PRINT_PPI
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.errors import KetamsError
from ketams_desktop.paper.sheet import PaperQuestion, Sheet, SheetOptions, build_sheet
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.questions.answers import OPTION_IDS, SINGLE_GROUPS, Answers
from ketams_desktop.questions.question_list import Origin
from ketams_desktop.questions.suggest import suggest
from ketams_desktop.resources import resource_dir
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.widgets.prose import Heading
from ketams_desktop.ui.window import MainWindow

#: What people type: common words, begun words, two words, and some that are nowhere.
SEARCHES = (
    *("ketamine", "bladder", "fatig", "pain", "low mood", "baclofen", "dependence", "nasal spr"),
    *("how sure", "drive", "blood pressure", "caregiver", "trial", "zzzz"),
)

QUESTIONS_ON_SHEET = 12
WARM_SHEETS = 10
SUGGESTIONS = 200
AUTOSAVES = 30

#: Milliseconds on the clock, and on the processor.
Time = tuple[float, float]

_LONGEST_WAIT = 10_000  # milliseconds
_SEED = 20261101


def measure_timings(pack: Path | None, rounds: int) -> dict[str, object]:
    """Return every time that was measured, in milliseconds.

    A time is a pair: on the clock, and on the processor, which other programs do not lengthen.
    `pages` list [place, round, until painted, until the whole page stands]; `screens` list
    [place, round, until painted]; `searches` list
    [words, round, finding, until painted]; `autosaves` are whole: written, flushed, in place.

    Raises:
        KetamsError: a part of the app is missing or damaged, or nothing was painted.
    """
    application = make_application(["ketams-desktop"])
    with tempfile.TemporaryDirectory(prefix="ketams-timings-") as folder:
        services = build_services(StartOptions(Path(folder), pack))
        try:
            with shown_window(open_window(services)) as window:
                return {
                    "platform": application.platformName(),
                    "window": [window.width(), window.height()],
                    "pages": _time_pages(window, services, rounds),
                    "screens": _time_screens(window, rounds),
                    "searches": _time_searches(window, services, rounds),
                    **_time_sheets(services),
                    f"suggestions_{SUGGESTIONS}": _time_suggestions(services),
                    "autosaves": _time_autosaves(services),
                }
        finally:
            services.library.close()


@contextmanager
def shown_window(window: MainWindow) -> Iterator[MainWindow]:
    """Show the window for as long as the block lasts, once it is painted."""
    window.show()
    wait_for_paint(window)
    try:
        yield window
    finally:
        window.hide()


def _time_pages(window: MainWindow, services: Services, rounds: int) -> list[list[object]]:
    ids = [head.id for head in services.library.page_heads()]
    return [[x, n, *_switch_page(window, x)] for n in range(rounds) for x in ids]


def _time_screens(window: MainWindow, rounds: int) -> list[list[object]]:
    # Each differs from the one before it: going where one is paints nothing.
    screens = (Screen.LEARN, Screen.GUIDE, Screen.LIST, Screen.HELP, Screen.SETTINGS, Screen.HOME)
    return [[str(x), n, _switch(window, x)] for n in range(rounds) for x in screens]


def _time_searches(window: MainWindow, services: Services, rounds: int) -> list[list[object]]:
    times: list[list[object]] = []
    for number in range(rounds):
        for words in SEARCHES:
            finding = timed(partial(services.library.search, words))
            times.append([words, number, finding, _switch(window, Screen.SEARCH, words)])
    return times


def _time_sheets(services: Services) -> dict[str, object]:
    """Time a first sheet, Typst's own start included, and then other sheets."""
    typesetter = Typesetter(resource_dir("paper"), resource_dir("fonts"))
    sheets = [_sheet(services, number) for number in range(1 + WARM_SHEETS)]
    first, *warm = (timed(partial(typesetter.pdf, sheet)) for sheet in sheets)
    # From the words on, in turn: the last sheet's pages would stand there already.
    pictures = [timed(partial(typesetter.pages, sheet, PRINT_PPI)) for sheet in sheets]
    count = len(typesetter.pages(sheets[0], PRINT_PPI))
    return {
        "pdf_first": first,
        "pdf_warm": warm,
        "print_pages": pictures,
        "print_pages_count": count,
    }


def _time_autosaves(services: Services) -> list[Time]:
    """Time the saving of one change each, of a list of twelve that is kept."""
    session, keeper = services.session, services.keeper
    for question in services.bank.questions[:QUESTIONS_ON_SHEET]:
        session.add_question(question, Origin.BANK)
    services.settings.change(keep_list=Keep.YES, keep_answers=Keep.YES)
    keeper.save_now()
    key = session.questions.items[0].key
    times: list[Time] = []
    for number in range(AUTOSAVES):
        session.note(key, f"Ask about this, too: {number}")
        times.append(timed(keeper.save_now))
        if keeper.has_unsaved:
            raise KetamsError("A change was not saved.")
    return times


def _sheet(services: Services, number: int) -> Sheet:
    """Return a sheet of twelve questions of the bank; each number has others."""
    bank = services.bank.questions
    start = number * QUESTIONS_ON_SHEET
    chosen = [bank[(start + place) % len(bank)] for place in range(QUESTIONS_ON_SHEET)]
    questions = [PaperQuestion(x.patient, x.answer) for x in chosen]
    info, words = services.library.info, services.sheet_words
    return build_sheet(questions, SheetOptions(), info, words, date.today())


def _time_suggestions(services: Services) -> Time:
    every = [random_answers(random.Random(_SEED + n)) for n in range(SUGGESTIONS)]  # noqa: S311
    bank, guide = services.bank, services.guide
    return timed(lambda: [suggest(bank, guide, answers) for answers in every])


def random_answers(chance: random.Random) -> Answers:
    """Return answers with anything from no tick to a third of all ticks."""
    share = chance.uniform(0, 1 / 3)
    answers = Answers()
    for group, ids in OPTION_IDS.items():
        if group in SINGLE_GROUPS:
            answers = answers.with_choice(group, frozenset({chance.choice(ids)}))
        else:
            answers = answers.with_choice(
                group, frozenset(x for x in ids if chance.random() < share)
            )
    return answers


def _switch(window: MainWindow, screen: Screen, about: str = "") -> Time:
    """Return how long it takes from asking for a place until it is painted."""

    def switch() -> None:
        window.navigator.go(screen, about)
        wait_for_paint(window)

    return timed(switch)


def _switch_page(window: MainWindow, page: str) -> tuple[Time, Time]:
    """Return how long until a page is painted, and until what is not in view stands, too."""
    painted: list[Time] = []

    def switch() -> None:
        painted.append(_switch(window, Screen.PAGE, page))
        column = window.findChildren(BlockColumn)[-1]
        if not column.is_complete:
            loop = QEventLoop()
            column.completed.connect(loop.quit)
            loop.exec()

    whole = timed(switch)
    return painted[0], whole


def wait_for_paint(window: MainWindow) -> None:
    """Wait until the screen's title is on the screen, and with it all that is in view."""
    loop = QEventLoop()
    guard = QTimer(loop)
    guard.setSingleShot(True)
    guard.timeout.connect(loop.quit)
    guard.start(_LONGEST_WAIT)
    painted: list[bool] = []
    while not painted:
        # Again with another title when the screen is drawn anew before its first paint.
        title = _title(window)
        title.destroyed.connect(loop.quit)
        watch = PaintWatch(title)
        watch.painted.connect(partial(painted.append, True))
        watch.painted.connect(loop.quit)
        loop.exec()
        if not guard.isActive():
            place = window.navigator.here.screen
            raise KetamsError(f"The screen {place} was not painted in time.")


def _title(window: MainWindow) -> QWidget:
    # The screen before is still among the window's children until Qt deletes it.
    central = window.centralWidget() or window
    titles = [x for x in central.findChildren(Heading) if x.level == 1]
    if not titles:
        raise KetamsError(f"The screen {window.navigator.here.screen} has no title.")
    return titles[0]


def timed(job: Callable[[], object]) -> Time:
    """Return how long `job` takes."""
    start, busy = time.perf_counter(), time.process_time()
    job()
    clock, processor = time.perf_counter() - start, time.process_time() - busy
    return round(clock * 1000, 3), round(processor * 1000, 3)

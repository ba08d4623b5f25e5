"""What is rendered: every registered screen, with examples found in the pack by rule.

A screen that is registered in `ui.screens` is here without being named. Only what a screen
can be about, and the states it can be in, stand here.
"""

from __future__ import annotations

import contextlib
import itertools
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.errors import LockedListError
from ketams_desktop.library.blocks import cited_claims
from ketams_desktop.library.records import Page
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.guide import Choice, Way
from ketams_desktop.questions.list_lock import LEAST_MEMORY, Cost
from ketams_desktop.questions.offers import offers
from ketams_desktop.questions.question_list import Origin, Outcome
from ketams_desktop.questions.visit import Facts, Visit
from ketams_desktop.questions.what_matters import Importance, values_of
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.crash_notice import CrashNotices
from ketams_desktop.ui.guide.sheet_pane import ON_PAPER
from ketams_desktop.ui.guide.sheet_screen import BY_HAND
from ketams_desktop.ui.guide.words_panel import StarterChoice
from ketams_desktop.ui.help.help_screen import FROM_GUIDE
from ketams_desktop.ui.lists.password_screen import SET, AskForm
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.check_screen import STEPS
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.reader.claim_marks import ClaimMarks
from ketams_desktop.ui.reader.listen_bar import ListenBar
from ketams_desktop.ui.reader.quiz_screen import END
from ketams_desktop.ui.reader.sources_view import SourcesView
from ketams_desktop.ui.screens import SCREENS
from ketams_desktop.ui.weigh.weigh_screen import SIDE_BY_SIDE, WHAT_MATTERS
from ketams_desktop.ui.widgets.prose import Prose
from ketams_desktop.ui.window import MainWindow
from tools.gallery.examples import DRAWN, mark_examples, page_examples, page_kinds, words_found
from tools.gallery.still_voice import StillVoice

Prepare = Callable[[Services], None]
Act = Callable[[MainWindow], None]

TROUBLE = (
    "Your last changes could not be saved (No space left on device). "
    "Your list is still here. Free some space, then press Save again."
)
CRASH = """KetaMS Desktop 1.0.0, Python 3.11.7, Qt 6.11.3, Linux 6.1.0 x86_64
The app ended with this error
Thread MainThread
LookupError
ketams_desktop/ui/window.py:210 in _show_place
"""
LONG_WORDS = (
    "My neighbor found https://example.org/a-long-address-without-a-break/that-goes-on-and-on "
    "and asks whether what it says there is true for someone who has had MS for twenty years?"
)


def _nothing(_: object) -> None:
    """Most scenes need no preparation."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen in one state.

    Attributes:
        before: sets settings and the list, before the window opens.
        after: what a person does in the open window.
        is_tall: also rendered as one picture of its full length.
        is_state: one more state of a screen that is shown already; in fewer views.
    """

    id: str
    screen: Screen
    about: str = ""
    before: Prepare = _nothing
    after: Act = _nothing
    is_tall: bool = False
    is_state: bool = False


def all_scenes(services: Services) -> tuple[Scene, ...]:
    """Return every scene, in the order of the registered screens."""
    from tools.gallery.clinic_scenes import clinic_scenes  # it builds on what is here

    rules: dict[Screen, Callable[[Services], Iterable[Scene]]] = {
        Screen.HOME: _home,
        Screen.LEARN: _learn,
        Screen.PAGE: _pages,
        Screen.GLOSSARY: _glossary,
        Screen.SEARCH: _search,
        Screen.QUIZ: _quiz,
        Screen.WEIGH: _weigh,
        Screen.GUIDE: _guide,
        Screen.LIST: _list,
        Screen.MORE_IDEAS: _ideas,
        Screen.SHEET: _sheet,
        Screen.SETTINGS: _settings,
        Screen.HELP: _help,
        Screen.CRASH_REPORT: _crash_report,
        Screen.LISTS: _lists,
        Screen.AFTER_VISIT: _after_visit,
        Screen.PASSWORD: _password,
        Screen.WIPE: _wipe,
        Screen.FIRST_CHECK: _first_check,
    }
    found: list[Scene] = []
    for screen in SCREENS:
        rule = rules.get(screen)
        found += rule(services) if rule is not None else [Scene(str(screen), screen)]
    return (*found, *clinic_scenes(services))


def _home(_services: Services) -> Iterable[Scene]:
    yield Scene("home", Screen.HOME, is_tall=True)
    yield Scene("home-with-list", Screen.HOME, before=_list_of(10), is_state=True)
    yield Scene("home-keep-question", Screen.HOME, before=_to_be_kept, is_state=True)
    yield Scene("home-keep-answers", Screen.HOME, before=_answers_to_be_kept, is_state=True)
    yield Scene("home-closing", Screen.HOME, before=_to_be_kept, after=_close, is_state=True)


def _first_check(_services: Services) -> Iterable[Scene]:
    for step in STEPS:
        yield Scene(f"first-check-{step}", Screen.FIRST_CHECK, step)


def _learn(services: Services) -> Iterable[Scene]:
    sizes = Counter(head.section for head in services.library.page_heads())
    longest = max(services.library.sections(), key=lambda section: sizes[section.id])
    yield Scene("learn", Screen.LEARN, is_tall=True)
    yield Scene("learn-section", Screen.LEARN, longest.id)


def _pages(services: Services) -> Iterable[Scene]:
    chosen = page_examples(services.library)
    for page_id in chosen:
        yield Scene(f"page-{page_id}", Screen.PAGE, page_id, is_tall=True)
    for page_id in mark_examples(services.library):
        if page_id not in chosen:
            yield Scene(f"page-{page_id}", Screen.PAGE, page_id, is_tall=True, is_state=True)
    pages = [services.library.page(page_id) for page_id in chosen]
    drawn = next(x.id for x in pages if DRAWN in page_kinds(services.library, x))
    warned = _first_page(services, lambda x: services.library.section(x.section).warnings)
    second = _first_page(services, lambda x: _has_second_result(services, x))
    states: dict[str, tuple[str, Act]] = {
        "page-opened": (drawn, _open_everything),
        "page-studies": (second, _open_studies),
        "page-questions": (warned, _press("AskBelow", "Ask about this")),
        "page-warnings": (warned, _press("WarningLists", "Warning signs and numbers")),
        "page-print": (chosen[0], _press("PrintPanel", "Print this page")),
        "page-notice-news": (chosen[0], _tell_news),
        "page-notice-trouble": (chosen[0], _tell_trouble),
    }
    listening = Scene("page-listening", Screen.PAGE, drawn, _with_voice, _listen, is_state=True)
    yield listening
    yield replace(listening, id="page-voices", after=_show_voices)
    yield replace(listening, id="page-voice-awaited", before=_with_voice_to_come)
    for name, (page_id, act) in states.items():
        is_tall = not name.startswith("page-notice")
        yield Scene(name, Screen.PAGE, page_id, after=act, is_tall=is_tall, is_state=True)


def _first_page(services: Services, is_wanted: Callable[[Page], bool]) -> str:
    """Return the id of the first page that offers questions under its blocks and fits."""
    library = services.library
    pages = (library.page(head.id) for head in library.page_heads())
    return next(x.id for x in pages if is_wanted(x) and offers(x, services.bank, library))


def _has_second_result(services: Services, page: Page) -> bool:
    cited = cited_claims(page.summary)
    return any(services.library.claim(x).secondary_to for x in cited)


def _glossary(_services: Services) -> Iterable[Scene]:
    yield Scene("glossary", Screen.GLOSSARY)
    yield Scene("glossary-letter", Screen.GLOSSARY, after=_press_last_letter, is_state=True)


def _search(services: Services) -> Iterable[Scene]:
    yield Scene("search-hits", Screen.SEARCH, words_found(services.library))
    yield Scene("search-nothing", Screen.SEARCH, "xyzzy", is_state=True)


def _quiz(_services: Services) -> Iterable[Scene]:
    show = _press("QuizRow", "See what is known")
    yield Scene("quiz", Screen.QUIZ)
    yield Scene("quiz-known", Screen.QUIZ, after=show, is_tall=True)
    yield Scene("quiz-end", Screen.QUIZ, END, is_state=True)


def _weigh(_services: Services) -> Iterable[Scene]:
    yield Scene("weigh", Screen.WEIGH)
    yield Scene("weigh-side-by-side", Screen.WEIGH, SIDE_BY_SIDE, is_tall=True)
    yield Scene("weigh-what-matters", Screen.WEIGH, WHAT_MATTERS, before=_mark, is_tall=True)
    yield Scene("weigh-nothing-marked", Screen.WEIGH, WHAT_MATTERS, is_state=True)
    caregiver = Scene("weigh-caregiver", Screen.WEIGH, WHAT_MATTERS, before=_mark_as_caregiver)
    yield replace(caregiver, is_tall=True, is_state=True)
    yield Scene("list-what-matters", Screen.LIST, before=_mark_and_list, is_state=True)


def _guide(services: Services) -> Iterable[Scene]:
    quick, steps = services.guide.steps_of(Way.QUICK), services.guide.steps
    longest = max(steps, key=lambda step: len(step.options))
    yield Scene("guide-ways", Screen.GUIDE)
    for number, step in enumerate(quick, start=1):
        walked = _walk(Way.QUICK, number - 1)
        yield Scene(f"guide-quick-{number}", Screen.GUIDE, step.id, before=walked)
    first = steps[1]
    yield Scene("guide-full-step", Screen.GUIDE, first.id, before=_walk(Way.FULL, 1))
    yield Scene("guide-long-step", Screen.GUIDE, longest.id, before=_tick(longest.id), is_tall=True)
    back = Scene("guide-resume", Screen.GUIDE, before=_walk(Way.FULL, 3), is_state=True)
    yield back
    yield replace(back, id="guide-done", before=_walk(Way.QUICK, len(quick)))
    yield replace(back, id="home-resume", screen=Screen.HOME)
    done = _walk(Way.QUICK, len(quick))
    yield replace(back, id="home-short-way-done", screen=Screen.HOME, before=done)


def _list(_services: Services) -> Iterable[Scene]:
    edit = _press("ListScreen", "Edit")
    yield Scene("list-10", Screen.LIST, before=_list_of(10))
    yield Scene("list-empty", Screen.LIST, is_state=True)
    yield Scene("list-1", Screen.LIST, before=_list_of(1), is_state=True)
    yield Scene("list-25", Screen.LIST, before=_list_of(25), is_tall=True, is_state=True)
    yield Scene("list-own-words", Screen.LIST, before=_own_words, is_state=True)
    yield Scene("list-edit", Screen.LIST, before=_list_of(3), after=edit, is_state=True)
    yield Scene("list-removed", Screen.LIST, before=_list_of(3), after=_remove, is_state=True)
    yield from _choosing()


def _choosing() -> Iterable[Scene]:
    where = _in_turn(_press("ListScreen", "More"), _press("DetailsPanel", "Where this comes from"))
    own = _in_turn(_press("ListScreen", "Write my own"), _press_first_beginning)
    states: dict[str, tuple[Prepare, Act]] = {
        "list-where-from": (_suggest, where),
        "list-own-question": (_list_of(3), own),
        "list-who-to-ask": (_people_marked, _ask_whom),
        "list-short-visit": (_short_visit, _nothing),
        "list-caregiver": (_caregivers_list, _nothing),
        "list-facts": (_list_of(3), _press("ListScreen", "Facts for the team")),
        "list-facts-typed": (_facts_typed, _press("ListScreen", "Facts for the team")),
    }
    for name, (before, act) in states.items():
        yield Scene(name, Screen.LIST, before=before, after=act, is_tall=True, is_state=True)


def _ideas(services: Services) -> Iterable[Scene]:
    topic = services.bank.topics[0]
    yield Scene("more-ideas", Screen.MORE_IDEAS, before=_tick_a_lot)
    yield Scene("more-ideas-no-answers", Screen.MORE_IDEAS, is_state=True)
    yield Scene("more-ideas-topic", Screen.MORE_IDEAS, topic.id, is_tall=True, is_state=True)


def _sheet(_services: Services) -> Iterable[Scene]:
    yield Scene("sheet", Screen.SHEET, before=_after_a_visit, is_tall=True)
    yield Scene("sheet-few-choices", Screen.SHEET, before=_list_of(3), is_state=True)
    true = Scene("sheet-on-paper", Screen.SHEET, ON_PAPER, before=_after_a_visit, is_tall=True)
    yield true
    fit = _press("PaperView", "All of its width")
    yield replace(true, id="sheet-fitted", after=fit, is_state=True)
    by_hand = Scene("sheet-by-hand", Screen.SHEET, BY_HAND, before=_after_a_visit)
    yield by_hand
    empty = replace(by_hand, id="sheet-by-hand-empty", before=_nothing)
    yield replace(empty, is_state=True)


def _settings(_services: Services) -> Iterable[Scene]:
    yield Scene("settings", Screen.SETTINGS, is_tall=True)
    yield Scene("settings-list-kept", Screen.SETTINGS, before=_kept, is_state=True)


def _help(services: Services) -> Iterable[Scene]:
    country = services.library.help_countries()[0].id

    def choose_country(services: Services) -> None:
        services.settings.change(country=country)

    yield Scene("help", Screen.HELP, before=choose_country)
    yield Scene("help-no-country", Screen.HELP, is_tall=True, is_state=True)
    yield Scene("help-from-guide", Screen.HELP, FROM_GUIDE, is_state=True)


def _crash_report(services: Services) -> Iterable[Scene]:
    def offer(window: MainWindow) -> None:
        if services.crash_log is not None:
            CrashNotices(services.crash_log, window.notices, window.navigator, window)

    yield Scene("crash-report", Screen.CRASH_REPORT, before=_gone_wrong)
    yield Scene("crash-report-none", Screen.CRASH_REPORT, is_state=True)
    yield Scene("crash-notice", Screen.HOME, before=_gone_wrong, after=offer, is_state=True)


def _lists(_services: Services) -> Iterable[Scene]:
    rename = _press("ListsScreen", "Name and date")
    delete = _press("ListsScreen", "Delete")
    yield Scene("lists", Screen.LISTS, before=_three_lists, is_tall=True)
    yield Scene("lists-not-kept", Screen.LISTS, before=_list_of(3), is_state=True)
    yield Scene("lists-name", Screen.LISTS, before=_three_lists, after=rename, is_state=True)
    yield Scene("lists-deleted", Screen.LISTS, before=_three_lists, after=delete, is_state=True)


def _after_visit(_services: Services) -> Iterable[Scene]:
    yield Scene("after-visit", Screen.AFTER_VISIT, before=_answered, is_tall=True)
    yield Scene("after-visit-none", Screen.AFTER_VISIT, is_state=True)


def _password(_services: Services) -> Iterable[Scene]:
    yield Scene("password-ask", Screen.PASSWORD, before=_waiting)
    yield Scene("password-set", Screen.PASSWORD, SET, before=_kept, is_tall=True)
    yield Scene("password-none", Screen.PASSWORD, is_state=True)
    yield Scene("password-wrong", Screen.PASSWORD, "", _waiting, _wrong_password, is_state=True)


def _wipe(_services: Services) -> Iterable[Scene]:
    yes = _press("WipeScreen", "Yes, wipe everything")
    yield Scene("wipe", Screen.WIPE, before=_three_lists)
    yield Scene("wipe-done", Screen.WIPE, before=_three_lists, after=yes, is_state=True)


# --- Before the window opens --------------------------------------------------------------


def _list_of(count: int) -> Prepare:
    def fill(services: Services) -> None:
        reason = "Because you ticked that you have been offered a course of treatment."
        questions = [x for x in services.bank.questions if not x.by_hand_only]
        for number, question in enumerate(questions[:count]):
            services.session.add_question(question, Origin.BANK, reason if number % 2 else "")

    return fill


def _own_words(services: Services) -> None:
    _list_of(2)(services)
    services.session.add_own(LONG_WORDS)


def _after_a_visit(services: Services) -> None:
    """Fill a list with everything that can stand on a sheet."""
    session = services.session
    _list_of(6)(services)
    session.add_own("Who can I call when I am at the end of my strength?", Role.CAREGIVER)
    first, second, third = session.questions.items[:3]
    session.note(first.key, "Ask about the bladder, too. " + LONG_WORDS)
    session.ask(second.key, ["ms_nurse"])
    session.ask(third.key, ["neurologist"])
    session.answer(first.key, Outcome.WILL_FIND_OUT, "They will call next week.")
    facts = Facts("baclofen, vitamin D", "none that I know of", "dizzy for a day")
    session.plan(replace(session.visit, day="2026-12-03", facts=facts, next_steps="Call in May."))


def _suggest(services: Services) -> None:
    services.session.choose("health", frozenset({"bladder"}))


def _people_marked(services: Services) -> None:
    _list_of(5)(services)
    session = services.session
    for item, person in zip(session.questions.items, ("neurologist", "pharmacist"), strict=False):
        session.ask(item.key, (person,))
    session.note(session.questions.items[0].key, "It began in May, after the second infusion.")


def _short_visit(services: Services) -> None:
    _list_of(6)(services)
    services.session.plan(replace(services.session.visit, is_short=True))


def _caregivers_list(services: Services) -> None:
    services.session.choose("role", frozenset({"caregiver"}))
    _list_of(3)(services)
    services.session.add_own("What can I do when they cannot sleep?", Role.CAREGIVER)
    services.session.add_own("Who helps me when I am tired?", Role.CAREGIVER)


def _facts_typed(services: Services) -> None:
    _list_of(3)(services)
    facts = Facts(medicines="Baclofen, vitamin D", allergies="Penicillin")
    services.session.plan(replace(services.session.visit, facts=facts))


def _mark(services: Services) -> None:
    marks = itertools.cycle(reversed(Importance))
    for value in values_of(services.library):
        services.session.mark(value.id, next(marks))


def _mark_as_caregiver(services: Services) -> None:
    services.session.choose("role", frozenset({"caregiver"}))
    _mark(services)


def _mark_and_list(services: Services) -> None:
    _mark(services)
    _list_of(5)(services)


def _tick(step_id: str) -> Prepare:
    def tick(services: Services) -> None:
        step = next(x for x in services.guide.steps if x.id == step_id)
        harmless = [option.id for option in step.options if not option.opens_help]
        services.session.choose(step.group, frozenset(harmless[:4]))

    return tick


def _walk(way: Way, count: int) -> Prepare:
    """Answer the first `count` steps of a way."""

    def walk(services: Services) -> None:
        services.session.stand_at(services.session.take_way(way))
        for step in services.guide.steps_of(way)[:count]:
            chosen = {step.options[0].id}
            if step.choice is Choice.MANY:
                chosen.add(step.options[1].id)
            services.session.choose(step.group, frozenset(chosen))
            services.session.go_past()

    return walk


def _tick_a_lot(services: Services) -> None:
    for step in services.guide.steps:
        _tick(step.id)(services)


def _to_be_kept(services: Services) -> None:
    _list_of(3)(services)
    services.settings.change(keep_list=Keep.ASK)


def _answers_to_be_kept(services: Services) -> None:
    _tick_a_lot(services)
    services.settings.change(keep_list=Keep.YES, keep_answers=Keep.ASK)


def _kept(services: Services) -> None:
    _list_of(3)(services)
    services.settings.change(keep_list=Keep.YES)
    services.keeper.save_now()


def _three_lists(services: Services) -> None:
    _kept(services)
    services.keeper.cost = Cost(1, LEAST_MEMORY)
    services.keeper.set_password(LONG_WORDS)
    services.shelf.start_new(visit=Visit("With the MS nurse", "2026-12-03"))
    _list_of(7)(services)
    long_name = "With the neurorehabilitation team about what comes next, in May"
    services.shelf.start_new(visit=Visit(long_name[:60]))
    _list_of(2)(services)


def _answered(services: Services) -> None:
    _own_words(services)
    services.settings.change(keep_list=Keep.YES)
    first, second, _own = services.session.questions.items
    services.session.answer(first.key, Outcome.ANSWERED, "They see it about once a year.")
    services.session.answer(second.key, Outcome.WILL_FIND_OUT, "")


def _waiting(services: Services) -> None:
    _kept(services)
    services.keeper.cost = Cost(1, LEAST_MEMORY)
    services.keeper.set_password(LONG_WORDS)
    with contextlib.suppress(LockedListError):
        services.keeper.open_kept()


def _with_voice(services: Services) -> None:
    services.speech.close()
    services.speech.open_engine = lambda _language, _parent: StillVoice()
    services.speech.find_voice()


def _with_voice_to_come(services: Services) -> None:
    services.speech.close()
    services.speech.open_engine = lambda _language, _parent: StillVoice(is_open=False)


def _gone_wrong(services: Services) -> None:
    if services.crash_log is not None:
        path = services.crash_log.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CRASH, "utf-8")


# --- In the open window -------------------------------------------------------------------


def _press(context: str, text: str) -> Act:
    """Press every button with these words, in whatever language they stand there."""

    def press(window: MainWindow) -> None:
        words = QCoreApplication.translate(context, text)
        buttons = [x for x in window.findChildren(QAbstractButton) if x.text() == words]
        if not buttons:
            raise LookupError(f"There is no button '{text}' ({words}).")
        for button in buttons:
            button.click()

    return press


def _wrong_password(window: MainWindow) -> None:
    form = window.findChildren(AskForm)[0]
    form.field.setText("wrong words")
    form.open_now()


def _in_turn(*acts: Act) -> Act:
    """Do one thing after the other."""

    def act(window: MainWindow) -> None:
        for one in acts:
            one(window)

    return act


def _press_first_beginning(window: MainWindow) -> None:
    choice = window.findChildren(StarterChoice)[0]
    choice.findChildren(QAbstractButton)[0].click()


def _ask_whom(window: MainWindow) -> None:
    _press("ListScreen", "More")(window)
    _press("DetailsPanel", "Who to ask")(window)


def _remove(window: MainWindow) -> None:
    _press("ListScreen", "Remove")(window)


def _open_everything(window: MainWindow) -> None:
    _press("FigureCard", "See it as a table")(window)
    for prose in window.findChildren(Prose):
        terms = prose.text().split('href="term:')[1:2]
        for rest in terms:
            prose.linkActivated.emit("term:" + rest.split('"')[0])
    for sources in window.findChildren(SourcesView):
        sources.open()


def _open_studies(window: MainWindow) -> None:
    """Open the studies behind the page's first text, and every reason in them."""
    next(x for x in window.findChildren(Prose) if x.claims).linkActivated.emit("claim:")
    for marks in window.findChildren(ClaimMarks):
        for button in marks.findChildren(QAbstractButton):
            button.click()


def _press_last_letter(window: MainWindow) -> None:
    row = window.findChildren(ChoiceRow)[-1]
    row.findChildren(QAbstractButton)[-1].click()


def _listen(window: MainWindow) -> None:
    bar = window.findChildren(ListenBar)[0]
    bar.start_from(1)


def _show_voices(window: MainWindow) -> None:
    _listen(window)
    bar = window.findChildren(ListenBar)[0]
    bar.show_more()


def _tell_news(window: MainWindow) -> None:
    undo = NoticeAction(QCoreApplication.translate("AskCard", "Undo"), "lucide:undo-2", window.show)
    text = QCoreApplication.translate("AskCard", "Taken off your list.")
    window.notices.show(Notice(text, actions=(undo,)))


def _tell_trouble(window: MainWindow) -> None:
    window.notices.show(Notice(TROUBLE, NoticeKind.TROUBLE))


def _close(window: MainWindow) -> None:
    if window.close():
        raise RuntimeError("The window closed without asking about the list.")

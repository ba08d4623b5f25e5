"""What a clinic says itself, and the strip over content that is past its date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import OpenRoom
from driving import Driver
from layout_rules import layout_faults
from packs import PackMaker
from pytestqt.qtbot import QtBot
from waiting import Room

from ketams_desktop.desktop.clinic_policy import ClinicPage, ClinicWords, Phone, Policy
from ketams_desktop.desktop.settings import TEXT_SIZES, Keep
from ketams_desktop.library.records import PackInfo, SearchHit
from ketams_desktop.library.search import Found, How
from ketams_desktop.ui.clinic.own_page import (
    OWN_PAGE,
    DeskFirst,
    OwnIdeas,
    OwnPage,
    OwnQuestionCard,
)
from ketams_desktop.ui.clinic.own_search import OWN_PAGE_HIT, OWN_QUESTION_HIT, with_own
from ketams_desktop.ui.clinic.start_own import StartOwn
from ketams_desktop.ui.footer import is_out_of_date
from ketams_desktop.ui.out_of_date import OutOfDateStrip
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.hit_row import HitRow, RowWords
from ketams_desktop.ui.reader.search_screen import MOST_HITS
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Heading

QUESTION = "Where do I wait after a treatment here?"
PAGE = ClinicPage("About this clinic", ("Please tell the desk when you arrive.",), (QUESTION,))
PHONE = Phone("Front desk", "555-0100", "Weekdays, 8 to 4")
POLICY = Policy(ClinicWords("Name of a clinic"), page=PAGE, phones=(PHONE,))

StartRoom = Callable[..., Room]


@pytest.fixture
def start_room(open_room: OpenRoom) -> StartRoom:
    """Return a function that opens a waiting room, with the policy of these tests if no other."""
    return lambda policy=POLICY: open_room(policy)


def test_page_is_reached_from_just_read_and_says_whose_words_it_holds(
    start_room: StartRoom,
) -> None:
    room = start_room()
    room.press("Just read").press("About this clinic")
    assert len(room.all_of(OwnPage)) == 1
    assert room.says("Written by Name of a clinic, not by the makers of this guide.")
    assert room.says("Please tell the desk when you arrive.")
    assert room.says("555-0100")


def test_question_of_the_clinic_goes_on_the_list_and_off_again(start_room: StartRoom) -> None:
    room = start_room()
    room.press("Just read").press("About this clinic")
    room.press(f"Add to my list: {QUESTION}")
    assert [x.text for x in room.services.session.questions.items] == [QUESTION]
    room.press(f"On my list: {QUESTION}")
    assert room.services.session.is_empty


def test_question_that_does_not_fit_any_more_is_told(start_room: StartRoom) -> None:
    room = start_room()
    while not room.services.session.questions.is_full:
        room.services.session.add_own("One more?")
    room.go(Screen.LEARN, OWN_PAGE).press(f"Add to my list: {QUESTION}")
    assert room.says("questions are more than a visit can hold")


def test_start_leads_to_the_page_and_gives_the_numbers(start_room: StartRoom) -> None:
    room = start_room()
    assert room.says("Front desk: 555-0100")
    card = room.all_of(StartOwn)[0].findChildren(LinkCard)[0]
    assert card.accessibleDescription().startswith("Written by Name of a clinic")
    room.press("About this clinic")
    assert len(room.all_of(OwnPage)) == 1


def test_start_of_a_clinic_that_says_nothing_of_itself_has_no_such_part(
    start_room: StartRoom,
) -> None:
    assert start_room(Policy()).all_of(StartOwn) == []


def test_clinic_without_a_page_offers_none(start_room: StartRoom) -> None:
    room = start_room(Policy())
    room.press("Just read")
    assert "About this clinic" not in [x.accessibleName() for x in room.all_of(LinkCard)]
    room.go(Screen.LEARN, OWN_PAGE)
    assert room.all_of(OwnPage) == []


def test_help_sends_to_the_desk_first_and_gives_the_clinics_numbers(start_room: StartRoom) -> None:
    room = start_room()
    room.press("I need help now")
    assert len(room.all_of(DeskFirst)) == 1
    assert room.says("Tell the front desk, or anyone who works here, now.")
    assert room.says("555-0100")


def test_home_knows_no_clinic(app: Driver) -> None:
    app.go(Screen.LEARN, OWN_PAGE)
    assert app.all_of(OwnPage) == []
    app.go(Screen.HELP)
    assert app.all_of(DeskFirst) == []


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_own_page_stands_whole_at_every_size(start_room: StartRoom, percent: int) -> None:
    long = "Neurological day clinic, second floor, to the left"
    page = ClinicPage(long, ("Word " * 300,), tuple(f"{n} {long}?" for n in range(4)))
    room = start_room(replace(POLICY, page=page, phones=(PHONE,) * 3))
    room.services.settings.change(text_percent=percent)
    places = ((Screen.HOME, ""), (Screen.LEARN, OWN_PAGE), (Screen.LEARN, ""), (Screen.HELP, ""))
    for screen, about in places:
        room.go(screen, about).settle()
        assert layout_faults(room.room.visit.window) == []
    assert len(room.go(Screen.LEARN, OWN_PAGE).all_of(OwnQuestionCard)) == 4


# In the search, and beside the guide's ideas ---------------------------------------------


def searched(room: Room, words: str) -> list[RowWords]:
    room.go(Screen.SEARCH, words)
    return [row.words for row in room.all_of(HitRow)]


def test_search_finds_the_clinics_page_by_its_title_first_and_says_whose_it_is(
    start_room: StartRoom,
) -> None:
    room = start_room()
    first = searched(room, "about this clinic")[0]
    assert (first.kind, first.title) == (OWN_PAGE_HIT, "About this clinic")
    assert first.about == "Written by Name of a clinic, not by the makers of this guide."
    assert [first.title[a:b] for a, b in first.title_marks] == ["About", "this", "clinic"]
    room.press("About this clinic")
    assert len(room.all_of(OwnPage)) == 1


def test_search_shows_the_guides_words_before_the_clinics_text(start_room: StartRoom) -> None:
    page = replace(PAGE, paragraphs=("We ask about your bladder at each visit.",))
    found = searched(start_room(replace(POLICY, page=page)), "bladder")
    kinds = [x.kind for x in found]
    assert kinds[0] == "page"
    assert kinds[-1] == OWN_PAGE_HIT
    assert "bladder" in found[-1].snippet
    assert len(found) <= MOST_HITS


def test_question_of_the_clinic_is_found_added_and_taken_off_with_undo(
    start_room: StartRoom,
) -> None:
    room = start_room()
    assert OWN_QUESTION_HIT in [x.kind for x in searched(room, "where do i wait after")]
    room.press(f"Add to my list: {QUESTION}")
    assert [x.text for x in room.services.session.questions.items] == [QUESTION]
    room.press(f"On my list: {QUESTION}")
    assert room.services.session.is_empty
    room.press("Undo")
    assert [x.text for x in room.services.session.questions.items] == [QUESTION]


def test_more_ideas_offer_the_clinics_questions_under_its_name(start_room: StartRoom) -> None:
    room = start_room()
    room.go(Screen.MORE_IDEAS)
    assert "From this clinic" in [x.words for x in room.all_of(Heading)]
    assert room.says("Written by Name of a clinic, not by the makers of this guide.")
    room.press(f"Add to my list: {QUESTION}")
    assert [x.text for x in room.services.session.questions.items] == [QUESTION]


def test_nothing_of_a_clinic_is_found_where_it_has_said_nothing(start_room: StartRoom) -> None:
    room = start_room(Policy())
    kinds = {x.kind for x in searched(room, "clinic")}
    assert kinds
    assert kinds <= {"page", "question", "term"}
    assert room.go(Screen.MORE_IDEAS).all_of(OwnIdeas) == []


def hit(name: str) -> SearchHit:
    return SearchHit("page", name, name, "", "")


def kinds(found: Found) -> list[str]:
    return [x.kind for x in found.hits]


def test_own_words_fill_no_more_than_the_room_there_is() -> None:
    page = ClinicPage("Blue door", (), tuple(f"Is the blue door {n}?" for n in range(9)))
    guide = Found(How.EXACT, tuple(hit(str(n)) for n in range(12)))
    found = with_own(page, "blue do", guide, 12)
    assert kinds(found) == [OWN_PAGE_HIT, *["page"] * 8, *[OWN_QUESTION_HIT] * 3]
    assert found.hits[1:9] == guide.hits[:8]


def test_very_words_of_the_clinic_push_aside_what_is_only_near() -> None:
    near = Found(How.FEWER, (hit("a"),), "door")
    found = with_own(ClinicPage("Blue door"), "blue door", near, 12)
    assert (found.how, kinds(found)) == (How.EXACT, [OWN_PAGE_HIT])


@pytest.mark.parametrize("typed", ["", "  ", "?!", "red door", "oor"])
def test_other_words_find_nothing_of_the_clinic(typed: str) -> None:
    found = Found(How.EXACT, (hit("a"),))
    assert with_own(ClinicPage("Blue door", ("It is open.",)), typed, found, 12) is found


def test_long_text_of_the_clinic_is_cut_around_the_words() -> None:
    page = ClinicPage(
        "Blue door", ("Word " * 200 + "here is the cafe\u0301 for you. " + "End " * 99,)
    )
    found = with_own(page, "CAFE", Found(How.NOTHING), 12)
    assert "cafe\u0301" in found.hits[0].snippet
    assert len(found.hits[0].snippet) < 150
    assert found.hits[0].snippet.endswith(" …")


# Past its date ----------------------------------------------------------------------------


@pytest.fixture
def outdated(tmp_path: Path, compiled_pack: Path) -> Path:
    """A pack that was to be reviewed again long ago."""
    maker = PackMaker(tmp_path, compiled_pack)
    return maker.pack("UPDATE meta SET value = '2020-01-31' WHERE key = 'review_due'")


def test_content_past_its_date_opens_with_a_strip_over_every_screen(
    qtbot: QtBot, tmp_path: Path, outdated: Path
) -> None:
    app = Driver(qtbot, tmp_path / "data", outdated)
    app.services.settings.change(keep_list=Keep.NO)
    app.show()
    for screen in (Screen.HOME, Screen.LEARN, Screen.HELP, Screen.LIST):
        app.go(screen)
        assert len(app.all_of(OutOfDateStrip)) == 1
    for percent in TEXT_SIZES:
        app.services.settings.change(text_percent=percent)
        app.settle()
        assert layout_faults(app.window) == []
    app.end()


def test_content_in_date_has_no_strip(app: Driver) -> None:
    assert app.all_of(OutOfDateStrip) == []


def test_day_of_the_review_is_still_in_date() -> None:
    info = PackInfo(2, "2026.11", "en", "2027-05-31", "", "")
    assert not is_out_of_date(info, date(2027, 5, 31))
    assert is_out_of_date(info, date(2027, 6, 1))
    assert not is_out_of_date(replace(info, review_due=""), date(2099, 1, 1))

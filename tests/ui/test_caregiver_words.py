"""Whose words the questions of a page are in: those of the person or of the caregiver."""

from __future__ import annotations

import pytest
from driving import Driver

from ketams_desktop.library.records import Audience
from ketams_desktop.questions.bank import Role
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.reader.page_paper import present_leaflet
from ketams_desktop.ui.reader.spoken_words import sentences_on

PAGE = "looking-after-yourself"


def caregiver_pages(app: Driver) -> list[str]:
    heads = app.services.library.page_heads()
    return [head.id for head in heads if head.audience is Audience.CAREGIVERS]


def test_pages_for_caregivers_ask_in_their_words(app: Driver) -> None:
    pages = caregiver_pages(app)
    assert len(pages) == 5
    for page_id in pages:
        app.go(Screen.PAGE, page_id)
        page, bank = app.services.library.page(page_id), app.services.bank
        asked = [bank.question(x) for x in page.questions]
        said = [card.words for card in app.all_of(AskCard)]
        assert {x.caregiver for x in asked} <= {*said}, page_id
        assert {*present_leaflet(app.services, page).questions} >= {x.caregiver for x in asked}


def test_question_of_a_caregivers_page_goes_on_the_list_as_it_is_worded(app: Driver) -> None:
    app.go(Screen.PAGE, PAGE)
    card = next(x for x in app.all_of(AskCard) if x._question.patient != x._question.caregiver)
    app.press(card._button)
    (item,) = app.session.questions.items
    assert item.text == card._question.caregiver
    # Opened again, nobody has said yet who reads.
    document = app.session.document("2026.11", with_answers=False)
    app.session.open_document(document)
    assert app.session.questions.items[0].text == card._question.caregiver


@pytest.mark.parametrize("role", list(Role))
def test_role_of_the_guide_decides_on_every_page(app: Driver, role: Role) -> None:
    app.session.choose("role", frozenset({role.value}))
    for page_id in (PAGE, "bladder"):
        app.go(Screen.PAGE, page_id)
        page = app.services.library.page(page_id)
        words = {app.services.bank.question(x).text(role) for x in page.questions}
        assert words <= {card.words for card in app.all_of(AskCard)}


def test_pages_for_everyone_ask_in_the_persons_words(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    questions = [
        app.services.bank.question(x) for x in app.services.library.page("bladder").questions
    ]
    assert {x.patient for x in questions} <= {card.words for card in app.all_of(AskCard)}
    spoken = [x.text for x in sentences_on(app.services.library.page("bladder"), app.services)]
    assert spoken

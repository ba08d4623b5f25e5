"""The quiz: one item a screen, no score, and a question to add where something was missed."""

from driving import Driver
from PySide6.QtCore import QPoint, Qt

from ketams_desktop.library.blocks import plain_text
from ketams_desktop.library.quiz import QuizItem
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.quiz_screen import END
from ketams_desktop.ui.widgets.prose import Line
from ketams_desktop.ui.widgets.scrolling import area_of

SHOW = "See what is known"
FITS = "Yes, that fits what is known."
KNOWN = "This is what is known."


def first_item(app: Driver) -> QuizItem:
    return app.services.library.quiz()[0]


def test_quiz_is_reached_from_learn(app: Driver) -> None:
    app.go(Screen.LEARN).press("What do you know already?")
    assert app.here == (Screen.QUIZ, "")
    assert app.says(first_item(app).question)


def test_quiz_shows_what_is_known_only_when_asked(app: Driver) -> None:
    app.go(Screen.QUIZ)
    known = plain_text(first_item(app).what_is_known)
    assert not app.says(known)
    app.press(SHOW)
    assert app.says(known)
    assert app.says(KNOWN)
    assert not app.says(FITS)


def test_quiz_option_that_fits_is_told_so(app: Driver) -> None:
    app.go(Screen.QUIZ).tick(str(first_item(app).answer)).press(SHOW)
    assert app.says(FITS)


def test_quiz_miss_is_never_called_wrong_and_offers_a_question(app: Driver) -> None:
    item = first_item(app)
    other = 1 if item.answer != 1 else 2
    app.go(Screen.QUIZ).tick(str(other)).press(SHOW)
    assert app.says(KNOWN)
    assert not any(x in words.lower() for words in app.words() for x in ("wrong", "incorrect"))
    app.press("Add to my list")
    assert app.session.questions.find(item.ask) is not None


def test_quiz_choosing_another_option_afterward_is_told_anew(app: Driver) -> None:
    app.go(Screen.QUIZ).press(SHOW).tick(str(first_item(app).answer))
    assert app.says(FITS)


def test_quiz_goes_through_all_items_to_its_end(app: Driver) -> None:
    items = app.services.library.quiz()
    app.go(Screen.QUIZ)
    for number, item in enumerate(items, start=1):
        assert app.says(f"Question {number} of {len(items)}")
        assert app.says(item.question)
        app.press(SHOW).press("Next")
    assert app.here == (Screen.QUIZ, END)
    assert app.says("Nothing was counted or kept.")
    assert app.session.questions.items == ()
    app.press("See my list")
    assert app.here[0] is Screen.LIST


def test_quiz_read_more_and_back_comes_to_the_same_item(app: Driver) -> None:
    second = app.services.library.quiz()[1]
    app.go(Screen.QUIZ, second.id).press(SHOW)
    title = app.services.library.page(second.page).title
    app.press(f"Read more: {title}")
    assert app.here == (Screen.PAGE, second.page)
    app.back()
    assert app.says(second.question)


def test_quiz_works_by_keyboard_alone(app: Driver) -> None:
    app.go(Screen.QUIZ)
    for _ in range(12):
        app.key(Qt.Key.Key_Tab)
        if app.focus() is app.button(SHOW):
            break
    app.key(Qt.Key.Key_Return)
    # The same button now leads on, and it still has the keyboard.
    assert app.focus() is app.button("Next")
    app.key(Qt.Key.Key_Return)
    assert app.here == (Screen.QUIZ, app.services.library.quiz()[1].id)


def test_quiz_keeps_what_was_chosen_when_the_text_is_made_larger(app: Driver) -> None:
    app.go(Screen.QUIZ).tick("2").press(SHOW)
    app.services.settings.change(text_percent=150)
    app.settle()
    assert app.options()["2"].isChecked()
    assert app.says(plain_text(first_item(app).what_is_known))


def test_quiz_what_is_known_is_in_view_at_200_percent(app: Driver) -> None:
    app.services.settings.change(text_percent=200)
    app.settle()
    app.go(Screen.QUIZ).press(SHOW)
    line = next(x for x in app.all_of(Line) if x.words == KNOWN)
    pane = area_of(line)
    assert pane is not None
    top = line.mapTo(pane.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= pane.viewport().height() - line.height()

"""The Trust page: scores from the pack, gaps first, as a table or as lines."""

import pytest
from driving import Driver

from ketams_desktop.library.scorecards import State
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.scorecard_view import ReadingScoresView
from ketams_desktop.ui.widgets.flat_table import FlatTable

PAGE = "how-this-guide-scores"


def test_trust_page_shows_the_pack_s_reading_scores(app: Driver) -> None:
    app.go(Screen.PAGE, PAGE)
    scores = app.services.library.reading_scores()
    shown = app.words()
    assert len(app.all_of(ReadingScoresView)) == 1
    for section in scores.sections:
        assert section.title in shown
        assert f"{section.smog:.1f}" in shown
    assert f"Mean over all {scores.pages} pages" in shown
    words = app.one(FlatTable).words
    assert words.columns[1] == "Flesch-Kincaid grade"
    first = scores.sections[0]
    assert words.rows[0][0] == first.title
    assert words.rows[0][1][1] == f"{first.flesch_kincaid:.1f}"


def test_scores_become_lines_where_there_is_no_room(app: Driver) -> None:
    app.services.settings.change(text_percent=300)
    app.go(Screen.PAGE, PAGE)
    first = app.services.library.reading_scores().sections[0]
    assert not app.all_of(FlatTable)
    assert app.says(f"Flesch-Kincaid grade: {first.flesch_kincaid:.1f}")
    assert app.says(f"SMOG: {first.smog:.1f}")


@pytest.mark.parametrize("card_id", ["ipdas", "pemat", "cdc"])
def test_scorecard_tells_gaps_before_a_press_and_the_rest_after(app: Driver, card_id: str) -> None:
    app.go(Screen.PAGE, PAGE)
    card = app.services.library.scorecard(card_id)
    gaps, met = card.in_state(State.NOT_YET), card.in_state(State.MET)
    assert all(app.says(f"Not yet: {item.text}") for item in gaps)
    assert not any(app.says(f"Met: {item.text}") for item in met)
    app.press(app.button(f"See the other items: {card.title}"))
    assert all(app.says(f"Met: {item.text}") for item in met)
    app.press(app.button(f"Hide the other items: {card.title}"))
    assert not any(app.says(f"Met: {item.text}") for item in met)


def test_scorecard_counts_only_what_applies(app: Driver) -> None:
    app.go(Screen.PAGE, PAGE)
    card = app.services.library.scorecard("ipdas")
    met = len(card.in_state(State.MET))
    assert app.says(f"Met: {met} of {card.applying}. Partly:")

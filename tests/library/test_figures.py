import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.library.figures import (
    PEOPLE,
    can_be_drawn,
    of_100_text,
    sentence,
    share,
)
from ketams_desktop.library.records import Arm, RiskFigure


def figure(*arms: tuple[str, int, int]) -> RiskFigure:
    made = tuple(Arm(*arm) for arm in arms)
    return RiskFigure("f", "F", ("E-X-01",), made, "felt dizzy", "did not", "who", "4 weeks", "x")


def test_sentence_names_both_arms() -> None:
    text = sentence(figure(("the spray", 142, 346), ("a dummy spray", 20, 222)))
    assert text == (
        "41 of 100 people with the spray felt dizzy, and 9 of 100 people with a dummy spray "
        "felt dizzy."
    )


def test_sentence_the_other_way_tells_who_did_not() -> None:
    text = sentence(figure(("the spray", 41, 100)), other_way=True)
    assert text == "59 of 100 people with the spray did not."


def test_sentence_under_one_of_100_never_says_zero() -> None:
    rare = figure(("the spray", 1, 400))
    assert sentence(rare) == "Fewer than 1 of 100 people with the spray felt dizzy."
    assert sentence(rare, other_way=True) == "More than 99 of 100 people with the spray did not."
    assert not can_be_drawn(rare)


def test_nobody_is_drawn_as_nobody() -> None:
    none = figure(("the spray", 0, 400))
    assert can_be_drawn(none)
    assert of_100_text(share(none.arms[0])) == "0 of 100"


@pytest.mark.parametrize(("events", "total", "wanted"), [(1, 200, 1), (25, 1000, 3), (1, 8, 13)])
def test_share_rounds_half_up(events: int, total: int, wanted: int) -> None:
    assert share(Arm("a", events, total)).of_100 == wanted


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_share_stays_within_100_and_near_the_truth(numbers: tuple[int, int]) -> None:
    events, total = numbers
    value = share(Arm("a", events, total))
    assert 0 <= value.of_100 <= PEOPLE
    assert abs(value.of_100 - value.exact_percent) <= 0.5


def test_share_without_counts_is_as_the_source_says() -> None:
    value = share(Arm("a", percent=22.5, total=126))
    assert (value.of_100, value.exact_percent, value.counted) == (23, 22.5, "")
    rare = share(Arm("a", percent=0.9))
    assert of_100_text(rare) == "fewer than 1 of 100"
    assert of_100_text(share(Arm("a", percent=0))) == "0 of 100"


def test_counts_are_told_as_counts() -> None:
    assert share(Arm("a", 142, 346)).counted == "142 / 346"

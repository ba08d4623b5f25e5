"""Risk figures in words and numbers: one denominator, both framings, one spoken sentence."""

from __future__ import annotations

from dataclasses import dataclass

from ketams_desktop.library.records import Arm, RiskFigure

#: The one denominator of the whole app.
PEOPLE = 100


@dataclass(frozen=True, slots=True)
class Share:
    """An arm as people out of 100. `of_100` is rounded for the picture, never to a false 0.

    `counted` is how many of how many, or "" where the source gives the share alone.
    """

    name: str
    counted: str
    of_100: int
    exact_percent: float

    @property
    def is_under_one(self) -> bool:
        """Whether it happened to someone, but to fewer than 1 of 100."""
        return 0 < self.exact_percent < 1


def share(arm: Arm) -> Share:
    """Return `arm` as a share of 100 people."""
    if arm.events is not None and arm.total:
        exact = PEOPLE * arm.events / arm.total
        return Share(arm.name, f"{arm.events} / {arm.total}", _rounded(exact), exact)
    exact = arm.percent or 0.0
    return Share(arm.name, "", _rounded(exact), exact)


def can_be_drawn(figure: RiskFigure) -> bool:
    """Say whether a picture is honest: under 1 in 100 there is only the table."""
    return not any(share(arm).is_under_one for arm in figure.arms)


def of_100_text(value: Share, *, other_way: bool = False) -> str:
    """Return "41 of 100", or "fewer than 1 of 100"; `other_way`, how many of 100 are left."""
    if other_way:
        return _not_of_100(value)
    if value.is_under_one:
        return f"fewer than 1 of {PEOPLE}"
    return f"{value.of_100} of {PEOPLE}"


def sentence(figure: RiskFigure, *, other_way: bool = False) -> str:
    """Return the whole figure as one sentence, for the ear and for those who see no picture.

    Args:
        figure: the figure.
        other_way: tell who did not have it happen instead.
    """
    parts = []
    for value in map(share, figure.arms):
        if other_way:
            parts.append(f"{_not_of_100(value)} people with {value.name} {figure.not_happened}")
        else:
            parts.append(f"{of_100_text(value)} people with {value.name} {figure.happened}")
    text = ", and ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _not_of_100(value: Share) -> str:
    if value.is_under_one:
        return f"more than 99 of {PEOPLE}"
    return f"{PEOPLE - value.of_100} of {PEOPLE}"


def _rounded(exact: float) -> int:
    return int(exact + 0.5)

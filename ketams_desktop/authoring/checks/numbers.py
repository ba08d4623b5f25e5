"""Checks of numbers: a figure stands in the claim that its sentence or picture cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Content, Entry
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.library.figures import PEOPLE
from ketams_desktop.library.records import CannotDraw, Claim, RiskFigure

# "12", "2,309" and "-1.83", also in "8-19%"; not the 3 of "IL-3" or of "CB3".
_NUMBER = re.compile(r"(?<![\w.,])(?<![A-Za-z]-)\d+(?:,\d{3})*(?:\.\d+)?(?![\w.]*\d)")
# How a share below 1 % is told; the claim holds the share itself.
_UNDER_ONE = re.compile(r"\bfewer than 1\b", re.IGNORECASE)
# A claim's 22.5 may be told as 22 or as 23.
_ROUNDED_BY = 0.5
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_HINT = "Take the figure from the claim, or cite the claim that holds it"


def check_numbers_in_sentences(material: Material) -> Iterator[Finding]:
    """Check that every number of a sentence stands in one of the claims it cites."""
    known = _numbers_of_claims(material.content)
    for statement in material.statements:
        sentence = statement.sentence
        if sentence.claims and known.keys() >= set(sentence.claims):
            found = set().union(*(known[claim] for claim in sentence.claims))
            for number in _missing(numbers_in(sentence.text), found):
                message = f"{number:g} stands in none of the claims cited here."
                yield finding("KM053", statement.file, sentence.line, message, _HINT)


def check_numbers_in_figures(material: Material) -> Iterator[Finding]:
    """Check that the counts and shares of a risk figure stand in its claims."""
    known = _numbers_of_claims(material.content)
    for entry in material.content.figures:
        if isinstance(entry.record, RiskFigure):
            yield from _arms(entry, entry.record, known)


def numbers_in(text: str) -> list[float]:
    """Return the numbers that stand in `text` as digits; the 100 of "of 100" is no figure."""
    shown = _UNDER_ONE.sub("", text)
    found = (float(match.replace(",", "")) for match in _NUMBER.findall(shown))
    return [number for number in found if number != PEOPLE]


def _arms(
    entry: Entry[RiskFigure | CannotDraw], figure: RiskFigure, known: Mapping[str, set[float]]
) -> Iterator[Finding]:
    if not known.keys() >= set(figure.claims):
        return  # a claim that is not there is another check's finding
    found = set().union(*(known[claim] for claim in figure.claims))
    for index, arm in enumerate(figure.arms):
        told = (arm.events, arm.total, arm.percent)
        exact = [float(number) for number in told if number is not None and number != PEOPLE]
        for number in exact:
            # Nobody is "0 of 222" or "none", and a claim may say neither.
            if number and number not in found:
                message = f"{number:g} stands in none of the figure's claims."
                yield finding("KM053", entry.file, entry.line("arms", index), message, _HINT)


def _missing(told: Iterable[float], found: set[float]) -> list[float]:
    return [n for n in told if not any(abs(n - other) <= _ROUNDED_BY for other in found)]


def _numbers_of_claims(content: Content) -> dict[str, set[float]]:
    citations = {entry.id: entry.record.citation for entry in content.sources}
    return {entry.id: set(_numbers_of(entry.record, citations)) for entry in content.claims}


def _numbers_of(claim: Claim, citations: Mapping[str, str]) -> Iterator[float]:
    fields = (claim.statement, claim.figures, claim.population, claim.people, claim.how_long)
    for text in (*fields, claim.why_not_surer, claim.note):
        yield from numbers_in(text.replace("%", ""))
    for source in claim.sources:
        # Of a citation only the year: its volume and pages tell nothing of people.
        years = numbers_in(citations.get(source, ""))
        yield from (year for year in years if _FIRST_YEAR <= year <= _LAST_YEAR)


CHECKS = (check_numbers_in_sentences, check_numbers_in_figures)

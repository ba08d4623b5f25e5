"""Checks of figures, comparisons, help lines, sources and review dates."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Entry, ParsedPage
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.library.records import ClaimStatus, HelpCountry, HelpPurpose, RiskFigure


def check_figures(material: Material) -> Iterator[Finding]:
    """Check that a risk figure's numbers can be right."""
    content = material.content
    for entry in content.figures:
        if not isinstance(entry.record, RiskFigure):
            continue
        names = [arm.name for arm in entry.record.arms]
        for index, arm in enumerate(entry.record.arms):
            line = entry.line("arms", index)
            if arm.events is not None and arm.total is not None and arm.events > arm.total:
                message = f"The arm '{arm.name}' has more events than people."
                yield finding("KM100", entry.file, line, message, "Check events and total")
            if names.index(arm.name) < index:
                message = f"Two arms are called '{arm.name}'."
                yield finding("KM100", entry.file, line, message, "Name each in full")


def check_quiz(material: Material) -> Iterator[Finding]:
    """Check that the answer of each item of the quiz is one of its options."""
    for entry in material.content.quiz:
        number = len(entry.record.options)
        if entry.record.answer > number:
            message = f"The answer is option {entry.record.answer} of {number}."
            hint = "Count the options from 1"
            yield finding("KM103", entry.file, entry.line("answer"), message, hint)


def check_comparison_cells(material: Material) -> Iterator[Finding]:
    """Check that each row has one cell a column."""
    content = material.content
    for entry in content.comparisons:
        columns = len(entry.record.columns)
        for index, row in enumerate(entry.record.rows):
            if len(row.cells) != columns:
                line = entry.line("rows", index)
                message = f"A row has {len(row.cells)} cells for {columns} columns."
                hint = "Give each column a cell; write 'We found nothing [@none]' if need be"
                yield finding("KM101", entry.file, line, message, hint)


def check_help_lines(material: Material) -> Iterator[Finding]:
    """Check that every number rests on claims that were verified."""
    content = material.content
    claims = {entry.id: entry.record for entry in content.claims}
    lines: dict[str, int] = {}
    for country in content.countries:
        for index, help_line in enumerate(country.record.lines):
            for claim_id in help_line.claims:
                claim = claims.get(claim_id)
                if claim and claim.status is not ClaimStatus.VERIFIED:
                    message = f"The number of '{help_line.name}' was not verified ({claim_id})."
                    hint = "Unverified numbers are not shipped: take it out"
                    place = country.line("lines", index, "claims")
                    yield finding("KM080", country.file, place, message, hint)
            place = country.line("lines", index, "id")
            if help_line.id in lines:
                message = f"The id '{help_line.id}' is used twice."
                yield finding("KM020", country.file, place, message, "Give one another id")
            lines[help_line.id] = place
        yield from _emergency(country)


def _emergency(country: Entry[HelpCountry]) -> Iterator[Finding]:
    purposes = [line.purpose for line in country.record.lines]
    if HelpPurpose.EMERGENCY not in purposes:
        message = f"'{country.record.name}' has no emergency number."
        hint = "Every country's list starts with its emergency number"
        yield finding("KM080", country.file, country.line("lines"), message, hint)


def check_sources_used(material: Material) -> Iterator[Finding]:
    """Find sources that no claim names."""
    content = material.content
    used = {source for entry in content.claims for source in entry.record.sources}
    for entry in content.sources:
        if entry.id not in used and "claim" not in content.unread:
            message = f"No claim names the source '{entry.id}'."
            yield finding("KM110", entry.file, entry.line("id"), message, "Use it or take it out")


def check_reviews(material: Material) -> Iterator[Finding]:
    """Check review dates, and who reviewed against when."""
    content = material.content
    if content.manifest:
        manifest = content.manifest
        due = manifest.record.review_due
        yield from _review_due(manifest.file, manifest.line("review_due"), due, material.today)
        yield from _month(manifest, manifest.record.collected_on, ("collected_on",))
    for page in content.pages:
        front = page.front
        yield from _review_due(page.file, page.line("review_due"), front.review_due, material.today)
        yield from _reviewed(page, material.today)
    for country in content.countries:
        for index, help_line in enumerate(country.record.lines):
            path = ("lines", index, "checked_on")
            yield from _month(country, help_line.checked_on, path)


def _reviewed(page: ParsedPage, today: date) -> Iterator[Finding]:
    front, line = page.front, page.line("reviewed_on")
    if bool(front.reviewed_by.strip()) != bool(front.reviewed_on):
        message = "reviewed_by and reviewed_on do not go together."
        hint = "Give both, or leave both empty"
        yield finding("KM091", page.file, line, message, hint)
    if front.reviewed_on:
        day = _day(front.reviewed_on)
        if day is None or day > today:
            message = f"'{front.reviewed_on}' is not a day on which a review can have been."
            yield finding("KM092", page.file, line, message, "Check the date")


def _review_due(file: str, line: int, text: str, today: date) -> Iterator[Finding]:
    day = _day(text)
    if day is None:
        yield finding("KM092", file, line, f"'{text}' is not a date.", "Check the date")
    elif day < today:
        hint = "Have it reviewed, then set the next date"
        yield finding("KM090", file, line, f"The review was due on {text}.", hint)


def _month(entry: Entry[object], text: str, path: tuple[str | int, ...]) -> Iterator[Finding]:
    year, _, month = text.partition("-")
    if not (year.isdecimal() and month.isdecimal() and int(month) in range(1, 13)):
        message = f"'{text}' is not a month."
        yield finding("KM092", entry.file, entry.line(*path), message, "Write it as 2026-11")


def _day(text: str) -> date | None:
    parts = [int(part) for part in text.split("-") if part.isdecimal()]
    if len(parts) != 3 or not (1 <= parts[0] <= 9999 and 1 <= parts[1] <= 12):
        return None
    year, month, day = parts
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


CHECKS = (
    check_figures,
    check_quiz,
    check_comparison_cells,
    check_help_lines,
    check_sources_used,
    check_reviews,
)

"""Checks of the bank of questions and of the guide."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Content, Entry
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.questions.answers import OPTION_IDS, SINGLE_GROUPS
from ketams_desktop.questions.bank import Question
from ketams_desktop.questions.conditions import ConditionError, conditions_of, parse_condition
from ketams_desktop.questions.guide import Choice, Step

_STANDING = (1, 2, 3)
_SUICIDE = "health.suicidal_thoughts"
_VISIT = "visit"
#: What a tired person has time for, in minutes.
_QUICK_MINUTES = 3


def check_conditions(material: Material) -> Iterator[Finding]:
    """Check that each `when` line and each clinician names options of the guide."""
    content = material.content
    for entry in content.questions:
        for index, line in enumerate(entry.record.when):
            try:
                parse_condition(line, entry.id)
            except ConditionError as error:
                hint = "Write group.option, or several joined by ' and '"
                yield finding("KM070", entry.file, entry.line("when", index), str(error), hint)
        for index, clinician in enumerate(entry.record.clinicians):
            if clinician not in OPTION_IDS[_VISIT]:
                message = f"There is no clinician '{clinician}'."
                hint = f"Known: {', '.join(OPTION_IDS[_VISIT])}"
                line_number = entry.line("clinicians", index)
                yield finding("KM070", entry.file, line_number, message, hint)


def check_same_as(material: Material) -> Iterator[Finding]:
    """Check that no question answers itself, directly or round a circle."""
    content = material.content
    answers = {entry.id: entry.record.same_as for entry in content.questions}
    for entry in content.questions:
        if _reaches(entry.id, answers):
            message = f"{entry.id} is the same as itself, by way of same_as."
            hint = "A special question names the general one, never the reverse"
            yield finding("KM071", entry.file, entry.line("same_as"), message, hint)


def check_standing(material: Material) -> Iterator[Finding]:
    """Check that exactly one question stands in each of the three standing slots."""
    content = material.content
    if not content.questions:
        return
    hint = "Give standing: 1, 2 and 3 to one question each"
    for slot in _STANDING:
        holders = [entry for entry in content.questions if entry.record.standing == slot]
        if not holders:
            file = content.questions[0].file
            yield finding("KM072", file, 1, f"No question has standing: {slot}.", hint)
        for entry in holders[1:]:
            message = f"{entry.id} has standing: {slot}, as {holders[0].id} has."
            yield finding("KM072", entry.file, entry.line("standing"), message, hint)


def check_by_hand_only(material: Material) -> Iterator[Finding]:
    """Check that the app never puts a question about suicidal thoughts on a list."""
    content = material.content
    for entry in content.questions:
        if not entry.record.by_hand_only and _is_about_suicide(entry.record):
            message = f"{entry.id} is asked because of suicidal thoughts, but not by hand only."
            hint = "Add by_hand_only: true"
            yield finding("KM073", entry.file, entry.line("when"), message, hint)


def check_guide_options(material: Material) -> Iterator[Finding]:
    """Check that the steps offer every fixed option once, and no other."""
    content = material.content
    if not content.steps:
        return
    for entry in content.steps:
        if entry.record.group not in OPTION_IDS:
            message = f"There is no group '{entry.record.group}'."
            hint = f"Known: {', '.join(OPTION_IDS)}"
            yield finding("KM074", entry.file, entry.line("group"), message, hint)
    for group, options in OPTION_IDS.items():
        steps = [entry for entry in content.steps if entry.record.group == group]
        yield from _group_options(content, group, options, steps)


def check_choice(material: Material) -> Iterator[Finding]:
    """Check that a step lets people tick as many options as its group can hold."""
    content = material.content
    for entry in content.steps:
        wanted = Choice.ONE if entry.record.group in SINGLE_GROUPS else Choice.MANY
        if entry.record.choice is not wanted:
            message = f"The step '{entry.id}' has choice: {entry.record.choice.value}."
            hint = f"Write choice: {wanted.value}"
            yield finding("KM075", entry.file, entry.line("choice"), message, hint)


def check_short_way(material: Material) -> Iterator[Finding]:
    """Check that the short way has steps, begins as the guide does, and is short."""
    steps = material.content.steps
    if not steps:
        return
    quick = [entry for entry in steps if entry.record.quick]
    minutes = sum(entry.record.minutes for entry in quick)
    line = quick[0].line("quick") if quick else 1
    if not quick:
        message, hint = "No step is part of the short way.", "Write quick: true in a few steps"
    elif quick[0] is not steps[0]:
        message = f"The short way begins with '{quick[0].id}'."
        hint = "Who it is for comes first: it decides how all is worded"
    elif minutes > _QUICK_MINUTES:
        message = f"The short way takes {minutes:g} minutes."
        hint = f"{_QUICK_MINUTES} are the most: take out a step"
    else:
        return
    yield finding("KM077", steps[0].file, line, message, hint)


def _group_options(
    content: Content, group: str, options: tuple[str, ...], steps: list[Entry[Step]]
) -> Iterator[Finding]:
    file = content.steps[0].file
    seen: set[str] = set()
    for entry in steps:
        for index, option in enumerate(entry.record.options):
            line = entry.line("options", index)
            if option.id not in options:
                message = f"The group '{group}' has no option '{option.id}'."
                yield finding("KM074", file, line, message, f"Known: {', '.join(options)}")
            elif option.id in seen:
                message = f"The option '{group}.{option.id}' is offered twice."
                yield finding("KM074", file, line, message, "Keep one of them")
            seen.add(option.id)
    for option_id in options:
        if option_id not in seen:
            line = steps[0].line("options") if steps else 1
            message = f"The option '{group}.{option_id}' is not offered."
            yield finding("KM074", file, line, message, "Add it to its step")


def _is_about_suicide(question: Question) -> bool:
    """Say whether ticking suicidal thoughts can bring the question."""
    with suppress(ConditionError):  # a line that cannot be read is another check's finding
        return any(_SUICIDE in condition.wanted for condition in conditions_of(question))
    return any(_SUICIDE in line for line in question.when)


def _reaches(start: str, answers: dict[str, tuple[str, ...]]) -> bool:
    """Say whether following same_as from `start` comes back to it."""
    seen: set[str] = set()
    waiting = list(answers.get(start, ()))
    while waiting:
        current = waiting.pop()
        if current == start:
            return True
        if current not in seen:
            seen.add(current)
            waiting += answers.get(current, ())
    return False


CHECKS = (
    check_conditions,
    check_same_as,
    check_standing,
    check_by_hand_only,
    check_guide_options,
    check_choice,
    check_short_way,
)

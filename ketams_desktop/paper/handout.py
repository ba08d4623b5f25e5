"""All that one print brings: the person's sheet, the clinician's page, a sheet for each person.

It is one document, and one print job: one dialog, one queue, and nothing that gets lost
between two. Each sheet in it counts its own pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from ketams_desktop.library.records import PackInfo
from ketams_desktop.paper.sheet import (
    PaperQuestion,
    PaperSize,
    Sheet,
    SheetOptions,
    SheetSize,
    build_sheet,
)
from ketams_desktop.paper.words import SheetWords
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.people import ANYONE, for_person, people_asked
from ketams_desktop.questions.question_list import ListItem, QuestionList
from ketams_desktop.questions.visit import Visit


@dataclass(frozen=True, slots=True)
class HandoutOptions:
    """What the person chose for this print.

    Attributes:
        size: of the person's sheet.
        paper: in the printer.
        show_reasons: why each question was suggested stands under it.
        clinician_copy: a page for the clinician follows each sheet, with the same numbers.
        each_person: one sheet for each person who is asked something.
        caregiver_apart: the caregiver's part has pages of its own.
        is_record: what came of the questions stands there.
    """

    size: SheetSize = SheetSize.STANDARD
    paper: PaperSize = PaperSize.LETTER
    show_reasons: bool = False
    clinician_copy: bool = False
    each_person: bool = False
    caregiver_apart: bool = False
    is_record: bool = False


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A list as paper needs it.

    `people`: the names of those who can be asked, by their ids, in the order of their sheets.
    """

    questions: QuestionList
    visit: Visit = field(default_factory=Visit)
    reader: Role = Role.PATIENT
    matters_most: str = ""
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Handout:
    """Sheets in the order in which they leave the printer."""

    TEMPLATE: ClassVar[str] = "sheet"
    copies: tuple[Sheet, ...]

    @property
    def own(self) -> tuple[Sheet, ...]:
        """The person's sheets, without the clinician's pages."""
        return tuple(sheet for sheet in self.copies if not sheet.is_copy)


def build_handout(
    source: HandedOver,
    options: HandoutOptions,
    pack: PackInfo,
    words: SheetWords,
    today: date,
) -> Handout:
    """Lay out everything that the person wants printed. `today`: see `build_sheet`."""
    copies: list[Sheet] = []
    for person, items in _groups(source, is_split=options.each_person):
        questions = [_on_paper(item) for item in items]
        mine = _sheet_options(source, options, source.people.get(person, ""))
        copies.append(build_sheet(questions, mine, pack, words, today))
        if options.clinician_copy and options.size is not SheetSize.COMPACT:
            # One page, so that nothing of it is overlooked.
            theirs = replace(mine, size=SheetSize.COMPACT, is_copy=True, caregiver_apart=False)
            copies.append(build_sheet(questions, theirs, pack, words, today))
    return Handout(tuple(copies))


def _groups(source: HandedOver, *, is_split: bool) -> list[tuple[str, Sequence[ListItem]]]:
    people = people_asked(source.questions, tuple(source.people)) if is_split else ()
    # Where there is but one to ask, their sheet is the sheet.
    if len(people) <= 1:
        person = people[0] if people else ANYONE
        return [(person, source.questions.items)]
    return [(person, for_person(source.questions, person).items) for person in people]


def _on_paper(item: ListItem) -> PaperQuestion:
    return PaperQuestion(
        item.text,
        item.answer,
        item.reason,
        item.by is Role.CAREGIVER,
        item.note,
        item.outcome,
        item.heard,
    )


def _sheet_options(source: HandedOver, options: HandoutOptions, with_whom: str) -> SheetOptions:
    return SheetOptions(
        size=options.size,
        paper=options.paper,
        show_reasons=options.show_reasons,
        matters_most=source.matters_most,
        reader=source.reader,
        is_short=source.visit.is_short,
        caregiver_apart=options.caregiver_apart,
        is_record=options.is_record,
        with_whom=with_whom,
        day=source.visit.date,
        facts=source.visit.facts,
        next_steps=source.visit.next_steps,
    )

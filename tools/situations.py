"""`python -m tools.situations`: write the ten situations into docs/suggestions.md.

They stand in tests/fixtures/situations/; tests hold the app and the page to them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ketams_desktop.codec import from_plain
from ketams_desktop.questions.answers import OPTION_IDS, Answers, answers_from_json
from ketams_desktop.questions.bank import Bank, Question, Topic
from ketams_desktop.questions.guide import Guide, Step

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content" / "en"
FIXTURE = ROOT / "tests" / "fixtures" / "situations" / "ten-situations.yaml"
PAGE = ROOT / "docs" / "suggestions.md"
START = "<!-- made by python -m tools.situations from here -->"
END = "<!-- to here -->"


@dataclass(frozen=True, slots=True)
class Situation:
    """One made-up person; the fixture's head says what each field means."""

    id: str
    title: str
    who: str
    answers: dict[str, Any]
    suggested: tuple[str, ...]
    still_important: tuple[str, ...]
    why: str
    notes: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)

    @property
    def ticks(self) -> Answers:
        """The answers as the app has them."""
        return answers_from_json(self.answers)


def load_situations() -> tuple[Situation, ...]:
    """Return the situations of the fixture, in its order."""
    return tuple(_situation(plain) for plain in _read(FIXTURE)["situations"])


def _situation(plain: dict[str, Any]) -> Situation:
    lists = {name: tuple(plain[name]) for name in ("suggested", "still_important")}
    return Situation(**{**plain, **lists})


def page_with_situations() -> str:
    """Return docs/suggestions.md as it has to be."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{_all_of_it()}\n{END}{after}"


def _all_of_it() -> str:
    data = _read(CONTENT / "questions.yaml")
    bank = Bank(
        tuple(from_plain(Question, x) for x in data["questions"]),
        tuple(from_plain(Topic, x) for x in data["topics"]),
    )
    guide = Guide(tuple(from_plain(Step, x) for x in _read(CONTENT / "guide.yaml")["steps"]))
    every = load_situations()
    table = [
        "| | who | suggested after the first three | why |",
        "|---:|---|---|---|",
        *(_row(number, x) for number, x in enumerate(every, 1)),
    ]
    sections = [_section(number, x, bank, guide) for number, x in enumerate(every, 1)]
    return "\n".join([*table, "", *sections])


def _row(number: int, situation: Situation) -> str:
    ids = ", ".join(situation.suggested[3:])
    first = "" if situation.suggested[0] == "Q-EVID-01" else f"({situation.suggested[0]} first) "
    return f"| {number} | {situation.who} | {first}{ids} | {situation.why} |"


def _section(number: int, situation: Situation, bank: Bank, guide: Guide) -> str:
    role = situation.ticks.reader
    lines = [f"### {number}. {situation.title}", "", f"Ticked: {_ticked(situation, guide)}.", ""]
    for place, question_id in enumerate(situation.suggested, 1):
        question = bank.question(question_id)
        mark = " **Safety.**" if question.safety else ""
        note = situation.notes.get(question_id, "")
        lines.append(f"{place}. {question.text(role)} ({question_id}){mark} {note}".rstrip())
    for question_id in situation.still_important:
        text = bank.question(question_id).text(role)
        lines += ["", f'Under "Still important": {text} ({question_id})']
    if situation.left_out:
        lines += ["", "Not on the list:", ""]
        lines += [
            f"- {bank.question(question_id).text(role)} ({question_id}) {note}"
            for question_id, note in situation.left_out.items()
        ]
    return "\n".join([*lines, ""])


def _ticked(situation: Situation, guide: Guide) -> str:
    answers = situation.ticks
    keys = (f"{group}.{x}" for group, ids in OPTION_IDS.items() for x in ids)
    ticked = [key for key in keys if key in answers.keys()]  # noqa: SIM118
    if not situation.answers:
        return "nothing"
    labels = (guide.option(key) for key in ticked)
    return "; ".join(x.label.text(answers.reader) for x in labels if x)


def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data


def main() -> int:
    """Write the page; return an exit code."""
    PAGE.write_text(page_with_situations(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

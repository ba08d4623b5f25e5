"""What a check can find: the rules by id, and a finding with its place.

Rules stand here as data, so that docs/formats.md and the tests can hold the same list.
How a rule is checked stands in `checks` and in the readers of the source formats.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the pack from being made; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the content checks."""

    id: str
    severity: Severity
    title: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where it is, and what to do about it."""

    id: str
    severity: Severity
    file: str
    line: int
    message: str
    hint: str

    def as_text(self) -> str:
        """Return the finding as one line, as `ketams-content check` prints it."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}: {self.id} {self.severity.value}: {self.message}{hint}"


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

_RULES = (
    Rule("KM001", _ERROR, "A file that every content folder needs is missing"),
    Rule("KM002", _ERROR, "A file is not UTF-8 text"),
    Rule("KM003", _ERROR, "Accented letters are not in their usual form (NFC)"),
    Rule("KM004", _ERROR, "A control character or another invisible character"),
    Rule("KM005", _WARNING, "A file that nothing reads"),
    Rule("KM006", _ERROR, "YAML that cannot be read, or uses more than we allow"),
    Rule("KM007", _ERROR, "A key stands twice in the same place"),
    Rule("KM008", _ERROR, "A key is unknown or missing, or a value has the wrong form"),
    Rule("KM009", _ERROR, "A page does not start with front matter"),
    Rule("KM010", _ERROR, "The front matter's keys are not in the fixed order"),
    Rule("KM011", _ERROR, "Markdown that pages do not use (HTML, pictures, tables, web links)"),
    Rule("KM012", _ERROR, "A heading of the wrong level"),
    Rule("KM013", _ERROR, "A citation, link or !!! line that cannot be read"),
    Rule("KM014", _ERROR, "An empty page, heading, callout or list item"),
    Rule("KM020", _ERROR, "An id is used twice"),
    Rule("KM021", _ERROR, "A page's id is not its file name"),
    Rule("KM022", _ERROR, "Sections and pages do not agree"),
    Rule("KM030", _ERROR, "No such claim"),
    Rule("KM031", _ERROR, "No such page"),
    Rule("KM032", _ERROR, "No such word in the glossary"),
    Rule("KM033", _ERROR, "No such figure"),
    Rule("KM034", _ERROR, "No such question"),
    Rule("KM035", _ERROR, "No such comparison"),
    Rule("KM036", _ERROR, "No such source"),
    Rule("KM037", _ERROR, "No such topic"),
    Rule("KM038", _ERROR, "No such scorecard"),
    Rule("KM040", _ERROR, "The front matter lists a claim that the page does not cite"),
    Rule("KM041", _ERROR, "The page cites a claim that its front matter does not list"),
    Rule("KM042", _ERROR, "A sentence in a claim section has no [@ID] and no [@none]"),
    Rule("KM043", _ERROR, "A claim has no source or no population"),
    Rule("KM044", _ERROR, "Certainty and kind of a claim do not fit"),
    Rule("KM045", _ERROR, "A recalled or partly verified claim has no note"),
    Rule("KM046", _ERROR, "Status and kind of a claim do not fit"),
    Rule("KM047", _ERROR, "'There is no study' instead of 'We found no study'"),
    Rule("KM048", _ERROR, "A sentence is surer than the claim it cites"),
    Rule("KM049", _ERROR, "A secondary result told before the main one, or not named so"),
    Rule("KM050", _ERROR, "A word that promises or scares too much"),
    Rule("KM051", _ERROR, "A dose"),
    Rule("KM052", _ERROR, "Measured in people without MS, and the text does not say so"),
    Rule("KM053", _ERROR, "A number that stands in none of the claims cited with it"),
    Rule("KM060", _ERROR, "A sentence of more than 22 words"),
    Rule("KM061", _ERROR, "A paragraph of more than 3 sentences"),
    Rule("KM062", _ERROR, "A list of more than 7 items"),
    Rule("KM063", _ERROR, "A word of the glossary is not linked where it is first used"),
    Rule("KM064", _ERROR, "The pages are too hard to read, taken together"),
    Rule("KM065", _ERROR, "A page is too hard to read"),
    Rule("KM066", _ERROR, "A meaning that is no single short sentence, or no way to say the word"),
    Rule("KM070", _ERROR, "A 'when' condition that the guide cannot meet"),
    Rule("KM071", _ERROR, "A 'same_as' that points to itself or round in a circle"),
    Rule("KM072", _ERROR, "The three standing questions are not 1, 2 and 3"),
    Rule("KM073", _ERROR, "A question about suicidal thoughts could be put on a list by the app"),
    Rule("KM074", _ERROR, "The guide's options are not the fixed ones"),
    Rule("KM075", _ERROR, "A step offers one choice where it should offer many, or the reverse"),
    Rule("KM076", _ERROR, "A question that no page offers"),
    Rule("KM077", _ERROR, "The short way of the guide is missing, long, or begins elsewhere"),
    Rule("KM080", _ERROR, "A help line rests on nothing, or on a claim that was not verified"),
    Rule("KM090", _WARNING, "A review is overdue"),
    Rule("KM091", _ERROR, "A reviewer without a date, or a date without a reviewer"),
    Rule("KM092", _ERROR, "A date that does not exist"),
    Rule("KM100", _ERROR, "A risk figure's numbers cannot be right"),
    Rule("KM101", _ERROR, "A comparison's row does not fit its columns"),
    Rule("KM102", _ERROR, "The good and the bad sides of an option are not equally long"),
    Rule("KM103", _ERROR, "The answer of an item of the quiz is none of its options"),
    Rule("KM104", _ERROR, "What may matter leans to one side"),
    Rule("KM105", _ERROR, "Words for the sheet that name the drug or the illness"),
    Rule("KM107", _ERROR, "A beginning of a question that is no question or states something"),
    Rule("KM110", _WARNING, "A source that no claim uses"),
    Rule("KM111", _WARNING, "A figure, comparison or scorecard that no page shows"),
    Rule("KM120", _ERROR, "A claim that people read elsewhere is not answered where it should be"),
)

#: Every rule by its id. Ids never change and are never used again.
RULES: dict[str, Rule] = {rule.id: rule for rule in _RULES}


def finding(rule_id: str, file: str, line: int, message: str, hint: str = "") -> Finding:
    """Return a finding of the rule `rule_id`, with that rule's severity."""
    return Finding(rule_id, RULES[rule_id].severity, file, max(line, 1), message, hint)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return `findings` by file, line and id, each once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.file, f.line, f.id, f.message))


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """Return how many `findings` have `severity`."""
    return sum(1 for item in findings if item.severity is severity)

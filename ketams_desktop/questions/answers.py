"""A person's answers to the guide: which options are ticked. A value; changed by copies."""

from __future__ import annotations

from dataclasses import field, fields, replace
from typing import Any

from ketams_desktop.errors import AnswersError
from ketams_desktop.questions.bank import Role
from ketams_desktop.record import record

#: Every option id of the guide, by group. Ids never change once shipped.
OPTION_IDS: dict[str, tuple[str, ...]] = {
    "role": ("patient", "caregiver"),
    "stage": ("curious", "offered", "booked", "having", "stopping"),
    "visit": (
        "neurologist",
        "ms_nurse",
        "pain_specialist",
        "psychiatrist",
        "primary_care",
        "ketamine_clinic",
        "pharmacist",
        "palliative_team",
        "not_sure",
    ),
    "goals": (
        "pain",
        "spasms",
        "fatigue",
        "low_mood",
        "anxiety",
        "thinking",
        "walking",
        "comfort_care",
        "research",
    ),
    "worries": (
        "side_effects",
        "dependence",
        "long_term_safety",
        "proof",
        "read_online",
        "home_ketamine",
        "other_source",
        "cost",
        "law_and_work",
        "stigma",
        "losing_control",
    ),
    "health": (
        "bladder",
        "bladder_aids",
        "falls",
        "high_blood_pressure",
        "heart",
        "stroke_or_aneurysm",
        "liver",
        "kidney",
        "breathing",
        "seizures",
        "psychosis_or_bipolar",
        "trauma",
        "suicidal_thoughts",
        "substance_problem",
        "cravings",
        "pregnant_or_planning",
        "breastfeeding",
        "age_65_plus",
        "advanced_ms",
        "recent_relapse",
        "memory",
        "mobility_aids",
    ),
    "medicines": (
        "dmt",
        "s1p_modulator",
        "baclofen_or_tizanidine",
        "dalfampridine",
        "stimulant",
        "opioid_or_sedative",
        "nmda_blocker",
        "antidepressant",
        "alcohol_or_cannabis",
        "other",
    ),
    "life": (
        "drives",
        "lives_alone",
        "works_or_cares",
        "has_caregiver",
        "caregiver_strain",
        "children_at_home",
        "several_clinics",
        "private_clinic",
        "travels",
    ),
}

#: Groups in which one option at most is chosen.
SINGLE_GROUPS = ("role", "stage")


@record
class Answers:
    """What is ticked, by group. An empty `stage` means that it was not answered."""

    role: str = "patient"
    stage: str = ""
    visit: frozenset[str] = field(default_factory=frozenset)
    goals: frozenset[str] = field(default_factory=frozenset)
    worries: frozenset[str] = field(default_factory=frozenset)
    health: frozenset[str] = field(default_factory=frozenset)
    medicines: frozenset[str] = field(default_factory=frozenset)
    life: frozenset[str] = field(default_factory=frozenset)

    @property
    def reader(self) -> Role:
        """The role, as the bank's wording needs it."""
        return Role(self.role)

    def chosen(self, group: str) -> frozenset[str]:
        """Return the option ids ticked in `group`."""
        value = getattr(self, group)
        if isinstance(value, frozenset):
            return value
        return frozenset({value} if value else ())

    def keys(self) -> frozenset[str]:
        """Return everything ticked as keys such as `health.bladder`."""
        return frozenset(f"{f.name}.{x}" for f in fields(self) for x in self.chosen(f.name))

    def with_choice(self, group: str, options: frozenset[str]) -> Answers:
        """Return a copy with `options` ticked in `group` and nothing else there."""
        change: dict[str, Any] = {group: options}
        if group in SINGLE_GROUPS:
            change[group] = min(options, default="patient" if group == "role" else "")
        return replace(self, **change)


def answers_from_json(data: object) -> Answers:
    """Read answers from the documented JSON form; missing groups are empty.

    Raises:
        AnswersError: not an object, an unknown group, an unknown option id.
    """
    if not isinstance(data, dict):
        raise AnswersError('The answers must be a JSON object with groups such as "health".')
    answers = Answers()
    for group, value in data.items():
        if group not in OPTION_IDS:
            raise AnswersError(f"The answers hold an unknown group: {str(group)[:60]!r}.")
        answers = answers.with_choice(group, _options(group, value))
    return answers


def answers_to_json(answers: Answers) -> dict[str, object]:
    """Return the documented JSON form, with sorted lists."""
    plain: dict[str, object] = {}
    for group in OPTION_IDS:
        single = group in SINGLE_GROUPS
        plain[group] = getattr(answers, group) if single else sorted(answers.chosen(group))
    return plain


def _options(group: str, value: object) -> frozenset[str]:
    if group in SINGLE_GROUPS:
        if not isinstance(value, str):
            raise AnswersError(f'In the answers, "{group}" must be one option id.')
        items: list[object] = [value] if value else []
    elif isinstance(value, list):
        items = value
    else:
        raise AnswersError(f'In the answers, "{group}" must be a list of option ids.')
    for item in items:
        if item not in OPTION_IDS[group]:
            raise AnswersError(
                f'In the answers, "{group}" holds an unknown id: {str(item)[:60]!r}.'
            )
    return frozenset(str(item) for item in items)

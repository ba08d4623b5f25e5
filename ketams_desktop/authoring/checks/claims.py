"""Checks of claims: what each must say of itself, and where each must be cited."""

from __future__ import annotations

from collections.abc import Iterator

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Entry
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.page_records import cited_in_text, shown_claims
from ketams_desktop.authoring.words import Phrases
from ketams_desktop.library.records import Certainty, Claim, ClaimKind, ClaimStatus

_FOUND_NONE = Phrases(("found no", "found none", "did not find"))


def check_citations_listed(material: Material) -> Iterator[Finding]:
    """Check that front matter and text name the same claims."""
    content = material.content
    for page in content.pages:
        cited, listed = cited_in_text(page), page.front.claims
        shown = shown_claims(page, content)
        for index, claim in enumerate(listed):
            if claim not in cited and claim not in shown:
                message = f"'{claim}' is listed, but no sentence cites it."
                hint = "Take it off the list, or cite it"
                line = page.line("claims", index)
                yield finding("KM040", page.file, line, message, hint)
        for run in page.runs():
            for piece in run.citations():
                if piece.target in cited and piece.target not in listed:
                    message = f"'{piece.target}' is cited, but not listed in the front matter."
                    hint = "Add it to claims:"
                    yield finding("KM041", page.file, piece.line, message, hint)


def check_sentences_cited(material: Material) -> Iterator[Finding]:
    """Check that every sentence of a claim section says what it rests on."""
    for statement in material.statements:
        sentence = statement.sentence
        if statement.needs_citation and not sentence.claims and not sentence.cites_none:
            message = f'This sentence cites no claim: "{_short(sentence.text)}".'
            hint = "Add [@ID], or [@none] if it states no fact"
            yield finding("KM042", statement.file, sentence.line, message, hint)


def check_claims_complete(material: Material) -> Iterator[Finding]:
    """Check that each claim has its source, its population and its certainty."""
    content = material.content
    for entry in content.claims:
        claim = entry.record
        if not claim.sources:
            hint = "Name at least one id of sources.yaml"
            yield _about(entry, "KM043", "sources", "has no source", hint)
        if not claim.population.strip():
            hint = "Say who was studied, or whom it is about"
            yield _about(entry, "KM043", "population", "has no population", hint)
        yield from _certainty(entry)
        yield from _status(entry)


def check_none_found_wording(material: Material) -> Iterator[Finding]:
    """Check that nothing is said not to exist: only that we did not find it."""
    content = material.content
    no_study = Phrases(material.words.no_study)
    hint = "Write: We found no study"
    for statement in material.statements:
        phrase = no_study.find(statement.sentence.text)
        if phrase and not statement.sentence.is_question:
            message = f"'{phrase}' says more than anyone can know."
            yield finding("KM047", statement.file, statement.sentence.line, message, hint)
    for entry in content.claims:
        claim = entry.record
        if claim.kind is ClaimKind.NONE_FOUND and not _FOUND_NONE.find(claim.statement):
            yield _about(entry, "KM047", "statement", "does not say that we found none", hint)


def _certainty(entry: Entry[Claim]) -> Iterator[Finding]:
    claim = entry.record
    is_effect = claim.kind is ClaimKind.EFFECT
    if is_effect and claim.certainty is Certainty.NONE:
        hint = "Use high, moderate, low or very-low"
        yield _about(entry, "KM044", "certainty", "is about an effect, but has no certainty", hint)
    if not is_effect and claim.certainty is not Certainty.NONE:
        hint = "Only claims of kind effect have one"
        yield _about(entry, "KM044", "certainty", "has a certainty, but is no effect claim", hint)
    if not is_effect and claim.why_not_surer:
        hint = "It belongs to claims of kind effect"
        yield _about(entry, "KM044", "why_not_surer", "has a why_not_surer", hint)
    if is_effect and claim.certainty is not Certainty.HIGH and not claim.why_not_surer:
        hint = "Add why_not_surer, in plain words"
        yield _about(entry, "KM044", "certainty", "does not say why we are not surer", hint)


def _status(entry: Entry[Claim]) -> Iterator[Finding]:
    claim = entry.record
    if claim.status in (ClaimStatus.RECALLED, ClaimStatus.PARTLY_VERIFIED) and not claim.note:
        hint = "Add a note: what was seen and what was not"
        yield _about(entry, "KM045", "status", f"is {claim.status.value}, but has no note", hint)
    pairs = (
        (ClaimStatus.NONE_FOUND, ClaimKind.NONE_FOUND),
        (ClaimStatus.INFERENCE, ClaimKind.REASONING),
    )
    for status, kind in pairs:
        if claim.status is status and claim.kind is not kind:
            hint = f"Its kind should be {kind.value}"
            yield _about(entry, "KM046", "kind", f"has the status {status.value}", hint)
    if claim.kind is ClaimKind.REASONING and claim.status is ClaimStatus.VERIFIED:
        hint = "Its status should be inference"
        yield _about(entry, "KM046", "status", "is our reasoning, which no source verifies", hint)


def _about(entry: Entry[Claim], rule_id: str, key: str, fault: str, hint: str) -> Finding:
    message = f"The claim {entry.id} {fault}."
    return finding(rule_id, entry.file, entry.line(key), message, hint)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


CHECKS = (
    check_citations_listed,
    check_sentences_cited,
    check_claims_complete,
    check_none_found_wording,
)

"""Checks of words: no sentence surer than its claim, no promise, no scare, no dose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.runs import Sentence, plain_run
from ketams_desktop.authoring.words import Phrases, Words, straight, unquoted
from ketams_desktop.library.records import Certainty, Claim, ClaimKind

_FROM_WEAKEST = (Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)
_VERBS = {
    Certainty.VERY_LOW: "we do not know if",
    Certainty.LOW: "may",
    Certainty.MODERATE: "probably",
}
# Parts of a claim that a person can open, and that stand word for word as collected.
_CLAIM_DETAILS = ("figures", "note", "population", "strength", "funding")


class VerbRule:
    """Tells whether a sentence is surer than a level of certainty allows."""

    def __init__(self, words: Words) -> None:
        self._too_sure = Phrases(words.too_sure)
        self._not_too_sure = Phrases(words.not_too_sure)
        self._reports = Phrases(words.reports)
        self._reports_too_much = Phrases(words.reports_too_much)
        weak = words.softeners
        self._softeners = {
            Certainty.VERY_LOW: Phrases(weak.very_low),
            Certainty.LOW: Phrases(weak.very_low + weak.low),
            Certainty.MODERATE: Phrases(weak.very_low + weak.low + weak.moderate),
        }
        # A verb that is right for a surer level is too sure for a weaker one.
        self._surer_verbs = {
            Certainty.VERY_LOW: Phrases(("probably", "likely", "may", "might", "could")),
            Certainty.LOW: Phrases(("probably", "likely")),
            Certainty.MODERATE: Phrases(()),
        }

    def too_sure_word(self, text: str, certainty: Certainty) -> str:
        """Return the word of `text` that is too sure for `certainty`, or nothing."""
        softeners = self._softeners.get(certainty)
        if softeners is None:
            return ""
        if phrase := self._reports_too_much.find(text):
            return phrase
        if self._reports.find(text) or self._softened(text, certainty):
            return ""
        rest = self._not_too_sure.without(text)
        return self._surer_verbs[certainty].find(rest) or self._too_sure.find(rest)

    def _softened(self, text: str, certainty: Certainty) -> bool:
        return bool(self._softeners[certainty].find(text))


def check_verbs(material: Material) -> Iterator[Finding]:
    """Check that a sentence which cites an effect claim is no surer than the claim."""
    content = material.content
    rule = VerbRule(material.words)
    claims = {entry.id: entry.record for entry in content.claims}
    for statement in material.statements:
        sentence = statement.sentence
        certainty = weakest_certainty(sentence, claims)
        if certainty is None or sentence.is_question:
            continue
        word = rule.too_sure_word(unquoted(sentence.text), certainty)
        if word:
            message = f"'{word}' is too sure: the claim cited is of {certainty.value} certainty."
            hint = f"Use '{_VERBS[certainty]}' or something weaker, or say what one study found"
            yield finding("KM048", statement.file, sentence.line, message, hint)


def check_claim_verbs(material: Material) -> Iterator[Finding]:
    """Check that an effect claim's own statement is no surer than its certainty."""
    content = material.content
    rule = VerbRule(material.words)
    for entry in content.claims:
        claim = entry.record
        if claim.kind is not ClaimKind.EFFECT:
            continue
        for sentence in plain_run(claim.statement, entry.line("statement")).sentences():
            if word := rule.too_sure_word(sentence.text, claim.certainty):
                message = f"'{word}' is too sure for {claim.certainty.value} certainty."
                hint = f"Use '{_VERBS[claim.certainty]}' or something weaker, or say what was seen"
                yield finding("KM048", entry.file, sentence.line, message, hint)


def weakest_certainty(sentence: Sentence, claims: dict[str, Claim]) -> Certainty | None:
    """Return the weakest certainty among the effect claims that a sentence cites."""
    cited = [claims[claim] for claim in sentence.claims if claim in claims]
    found = {claim.certainty for claim in cited if claim.kind is ClaimKind.EFFECT}
    return next((certainty for certainty in _FROM_WEAKEST if certainty in found), None)


def check_forbidden_words(material: Material) -> Iterator[Finding]:
    """Check for words that promise or scare too much.

    Questions may ask with them, and what others say may be quoted in double quotes.
    """
    words = material.words
    lists = [(Phrases(x.words), Phrases(x.unless), x.instead) for x in words.forbidden]
    patterns = [(re.compile(x.pattern, re.I), x.instead) for x in words.forbidden_patterns]
    for statement in material.statements:
        sentence = statement.sentence
        if sentence.is_question:
            continue
        ours = unquoted(sentence.text)
        found = [(found.find(but.without(ours)), hint) for found, but, hint in lists]
        for pattern, hint in patterns:
            match = pattern.search(straight(ours))
            found.append((match.group(0) if match else "", hint))
        for word, hint in found:
            if word:
                message = f"'{word}' does not belong in a statement."
                yield finding("KM050", statement.file, sentence.line, message, hint)


def check_doses(material: Material) -> Iterator[Finding]:
    """Check that nothing names a dose, questions and the details of claims included."""
    content = material.content
    pattern = re.compile(material.words.dose_pattern)
    texts = [(s.file, s.sentence.line, s.sentence.text) for s in material.statements]
    texts += [
        (entry.file, entry.line(key), str(getattr(entry.record, key)))
        for entry in content.claims
        for key in _CLAIM_DETAILS
    ]
    for file, line, text in texts:
        if match := pattern.search(text):
            message = f"'{match.group(0)}' reads as a dose."
            yield finding("KM051", file, line, message, "The guide gives no doses: take it out")


CHECKS = (check_verbs, check_claim_verbs, check_forbidden_words, check_doses)

"""Checks of how hard the content is to read, by the scores that the Trust page shows."""

from __future__ import annotations

from collections.abc import Iterator

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.runs import plain_run, word_count

_MOST_MEAN_GRADE = 6.0
_MOST_MEAN_SMOG = 7.0
_MOST_MEAN_SENTENCE = 12.0
_MOST_PAGE_GRADE = 8.0
_MOST_WORDS = 22
_EASIER = "Write shorter sentences and shorter words; see ketams-content scores"


def check_mean_scores(material: Material) -> Iterator[Finding]:
    """Check the means over all pages."""
    mean = material.scores.mean
    limits = (
        ("Flesch-Kincaid grade", mean.flesch_kincaid, _MOST_MEAN_GRADE),
        ("SMOG without topic words", mean.smog_without_topic_words, _MOST_MEAN_SMOG),
        ("number of words a sentence", mean.mean_sentence, _MOST_MEAN_SENTENCE),
    )
    file = material.content.sections[0].file if material.content.sections else "en/sections.yaml"
    for name, value, most in limits:
        if value > most:
            message = f"Over all pages, the mean {name} is {value}; {most:g} at most."
            yield finding("KM064", file, 1, message, _EASIER)


def check_page_scores(material: Material) -> Iterator[Finding]:
    """Check each page by itself."""
    scores = {score.id: score for score in material.scores.pages}
    for page in material.content.pages:
        score = scores[page.front.id]
        if score.flesch_kincaid > _MOST_PAGE_GRADE:
            message = f"The page's Flesch-Kincaid grade is {score.flesch_kincaid}; 8 at most."
            yield finding("KM065", page.file, page.body_line, message, _EASIER)


def check_meanings(material: Material) -> Iterator[Finding]:
    """Check that each word of the glossary has one short sentence and how to say it."""
    for entry in material.content.terms:
        term, line = entry.record, entry.line("meaning")
        sentences = plain_run(term.meaning, line).sentences()
        if len(sentences) > 1 or word_count(term.meaning) > _MOST_WORDS:
            message = f"The meaning of '{term.term}' is no single short sentence."
            hint = f"Write one sentence of {_MOST_WORDS} words at most"
            yield finding("KM066", entry.file, line, message, hint)
        if not term.say.strip():
            message = f"Nothing says how to say '{term.term}'."
            hint = "Fill in say:, the stressed part in capitals"
            yield finding("KM066", entry.file, entry.line("say"), message, hint)


CHECKS = (check_mean_scores, check_page_scores, check_meanings)

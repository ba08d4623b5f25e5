"""Checks of results: the main result of a study before its secondary ones, each named so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Content, ParsedPage
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.runs import TextRun
from ketams_desktop.authoring.words import Phrases
from ketams_desktop.library.records import RiskFigure

_HINT = "Say so, for instance: On this secondary result, ..."


def check_main_result_first(material: Material) -> Iterator[Finding]:
    """Check that a page tells a study's main result before a secondary one."""
    main_of = _main_results(material.content)
    for page in material.content.pages:
        yield from _order(page, main_of)


def check_secondary_named(material: Material) -> Iterator[Finding]:
    """Check that every text that tells a secondary result says that it is one."""
    content, marks = material.content, Phrases(material.words.secondary_marks)
    secondary = set(_main_results(content))
    for file, run in _runs(content):
        cited = [piece for piece in run.citations() if piece.target in secondary]
        if cited and not marks.find(run.text):
            message = f"{cited[0].target} is a secondary result, and the text does not say so."
            yield finding("KM049", file, cited[0].line, message, _HINT)
    for entry in content.figures:
        figure = entry.record
        told = figure.note if isinstance(figure, RiskFigure) else figure.what_we_know
        named = secondary.intersection(figure.claims)
        if named and not marks.find(told):
            message = f"{min(named)} is a secondary result, and the figure does not say so."
            yield finding("KM049", entry.file, entry.line("claims"), message, _HINT)


def _main_results(content: Content) -> dict[str, str]:
    """Return, for each claim that is a secondary result, the claim of the main one."""
    claims = (entry.record for entry in content.claims)
    return {claim.id: claim.secondary_to for claim in claims if claim.secondary_to}


def _order(page: ParsedPage, main_of: Mapping[str, str]) -> Iterator[Finding]:
    told: set[str] = set()
    for run in page.runs():
        for sentence in run.sentences():
            # A sentence may tell both; which comes first in it is for a reader to judge.
            told.update(sentence.claims)
            for claim in sentence.claims:
                main = main_of.get(claim, claim)
                if main not in told:
                    message = f"{claim} is told before the main result of its study, {main}."
                    hint = "Tell the main result first"
                    yield finding("KM049", page.file, sentence.line, message, hint)


def _runs(content: Content) -> Iterator[tuple[str, TextRun]]:
    for page in content.pages:
        for run in page.runs():
            yield page.file, run
    for entry in content.comparisons:
        for run in content.cells.get(entry.id, []):
            yield entry.file, run
    for item in content.quiz:
        yield item.file, content.quiz_runs[item.id]


CHECKS = (check_main_result_first, check_secondary_named)

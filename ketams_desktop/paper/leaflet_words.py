"""The fixed words of a leaflet. Those about claims and figures are the same as on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from ketams_desktop.library.blocks import CalloutKind
from ketams_desktop.library.records import (
    Certainty,
    Claim,
    ClaimKind,
    ClaimStatus,
    StudiedInMs,
)
from ketams_desktop.library.scorecards import State

#: Statements that are about nobody: nothing is said of whom was studied.
_ABOUT_NOBODY = (ClaimKind.REGULATORY, ClaimKind.NONE_FOUND, ClaimKind.REASONING)


@dataclass(frozen=True, slots=True)
class CalloutWords:
    """What stands over a set-off part that has no title of its own."""

    ms_lens: str
    key: str
    warning: str
    help: str

    def title(self, kind: CalloutKind) -> str:
        """Return the usual title of `kind`."""
        return {
            CalloutKind.MS_LENS: self.ms_lens,
            CalloutKind.KEY: self.key,
            CalloutKind.WARNING: self.warning,
            CalloutKind.HELP: self.help,
        }[kind]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words around a risk figure. Words in braces are filled in."""

    who: str
    how_long: str
    how_measured: str
    counted: str
    cannot_draw: str
    happened_to: str
    out_of: str
    not_stated: str
    not_stated_of: str


@dataclass(frozen=True, slots=True)
class KindWords:
    """What sort of statement a claim is."""

    rate: str
    regulatory: str
    background: str
    none_found: str
    reasoning: str


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """How sure we are of an effect."""

    high: str
    moderate: str
    low: str
    very_low: str
    none: str


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Whether people with MS were studied."""

    yes: str
    mixed: str
    no: str
    animals: str


@dataclass(frozen=True, slots=True)
class StatusWords:
    """What has to be said of a source that was not wholly seen."""

    recalled: str
    partly_verified: str


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """All that is said of a claim beside its statement."""

    kinds: KindWords
    certainties: CertaintyWords
    people: PeopleWords
    statuses: StatusWords

    def marks(self, claim: Claim) -> tuple[str, ...]:
        """Return the marks of a claim: kind or certainty, then whom it is about."""
        people = "" if claim.kind in _ABOUT_NOBODY else self._people(claim.studied_in_ms)
        return tuple(words for words in (self._kind(claim), people) if words)

    def status(self, claim: Claim) -> str:
        """Return what has to be said of how far the source was seen; empty when it was."""
        if claim.status is ClaimStatus.RECALLED:
            return self.statuses.recalled
        if claim.status is ClaimStatus.PARTLY_VERIFIED:
            return self.statuses.partly_verified
        return ""

    def _kind(self, claim: Claim) -> str:
        sure, kinds = self.certainties, self.kinds
        if claim.kind is ClaimKind.EFFECT:
            return {
                Certainty.HIGH: sure.high,
                Certainty.MODERATE: sure.moderate,
                Certainty.LOW: sure.low,
                Certainty.VERY_LOW: sure.very_low,
                Certainty.NONE: sure.none,
            }[claim.certainty]
        return {
            ClaimKind.RATE: kinds.rate,
            ClaimKind.REGULATORY: kinds.regulatory,
            ClaimKind.BACKGROUND: kinds.background,
            ClaimKind.NONE_FOUND: kinds.none_found,
            ClaimKind.REASONING: kinds.reasoning,
        }[claim.kind]

    def _people(self, studied: StudiedInMs) -> str:
        return {
            StudiedInMs.YES: self.people.yes,
            StudiedInMs.MIXED: self.people.mixed,
            StudiedInMs.NO: self.people.no,
            StudiedInMs.ANIMALS: self.people.animals,
            StudiedInMs.OTHER_ILLNESS: self.people.no,
        }[studied]


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """The words of checklists and of the table of reading scores."""

    sum: str
    met: str
    partly: str
    not_yet: str
    does_not_apply: str
    title: str
    sentence: str
    flesch_kincaid: str
    smog: str
    smog_without_topic_words: str
    mean: str

    def state(self, state: State) -> str:
        """Return how far an item is met."""
        return {
            State.MET: self.met,
            State.PARTLY: self.partly,
            State.NOT_YET: self.not_yet,
            State.DOES_NOT_APPLY: self.does_not_apply,
        }[state]


@dataclass(frozen=True, slots=True)
class HelpWords:
    """What stands on paper where the screen has a button that leads to help.

    Attributes:
        button: the words of the button, as pages name it.
        press: the words that ask to press it, at the start of a sentence and inside one.
        go: what stands there in place of each of `press`.
        part: how the part with the numbers is named in a sentence.
        title: what stands over that part.
        same: says that the lists are the same for everyone.
        unsure: says what to do if one is not sure.
        elsewhere: says what to do where no country fits.
        checked: says when a number was checked.
    """

    button: str
    press: tuple[str, ...]
    go: tuple[str, ...]
    part: str
    title: str
    same: str
    unsure: str
    elsewhere: str
    checked: str


@dataclass(frozen=True, slots=True)
class LeafletWords:
    """Everything on a leaflet that does not come from its page. Words in braces are filled in."""

    in_short: str
    questions: str
    terms: str
    say: str
    pages: str
    sources: str
    sources_note: str
    who: str
    why_not_surer: str
    same_source: str
    same_sources: str
    reviewed: str
    not_reviewed: str
    callouts: CalloutWords
    figure: FigureWords
    claim: ClaimWords
    scores: ScoreWords
    help: HelpWords

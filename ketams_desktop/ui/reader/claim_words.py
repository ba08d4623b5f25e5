"""What a claim's badges say: its kind, how sure it is, and whom it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ketams_desktop.library.records import Certainty, Claim, ClaimKind, ClaimStatus, StudiedInMs
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.badge import Badge

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class BadgeWords:
    """The words of one badge. `level` is 1 to 4 for a certainty, else 0."""

    text: str
    icon: str
    is_caution: bool
    level: int = 0


def kind_badge(claim: Claim) -> BadgeWords:
    """Return what sort of statement a claim is or, for an effect, how sure we are of it."""
    if claim.kind is ClaimKind.EFFECT:
        return _certainty_badge(claim.certainty)
    text = {
        ClaimKind.RATE: translate("Claim", "Count from a study"),
        ClaimKind.REGULATORY: translate("Claim", "From a label, a law or an agency"),
        ClaimKind.BACKGROUND: translate("Claim", "Background"),
        ClaimKind.NONE_FOUND: translate("Claim", "We found no study"),
        ClaimKind.REASONING: translate("Claim", "Our reasoning"),
    }[claim.kind]
    return BadgeWords(text, "lucide:file-text", is_caution=False)


def people_badge(claim: Claim) -> BadgeWords | None:
    """Return whether people with MS were studied; None where nobody was."""
    if claim.kind in (ClaimKind.REGULATORY, ClaimKind.NONE_FOUND, ClaimKind.REASONING):
        return None
    words = {
        StudiedInMs.YES: (translate("Claim", "Studied in MS"), "lucide:users", False),
        StudiedInMs.MIXED: (translate("Claim", "Only partly studied in MS"), "lucide:users", True),
        StudiedInMs.NO: (translate("Claim", "Not studied in MS"), "lucide:user-x", True),
        StudiedInMs.ANIMALS: (translate("Claim", "Animals only"), "lucide:user-x", True),
        StudiedInMs.OTHER_ILLNESS: (
            translate("Claim", "Not studied in MS"),
            "lucide:user-x",
            True,
        ),
    }
    text, icon, is_caution = words[claim.studied_in_ms]
    return BadgeWords(text, icon, is_caution=is_caution)


def status_words(claim: Claim) -> str:
    """Return what has to be said of how far the source was seen; empty when it was."""
    if claim.status is ClaimStatus.RECALLED:
        return translate("Claim", "Not yet checked against its source.")
    if claim.status is ClaimStatus.PARTLY_VERIFIED:
        return translate("Claim", "Only partly checked against its source.")
    return ""


def badge_words(claims: Sequence[Claim]) -> Sequence[BadgeWords]:
    """Return the badges of `claims`, none twice."""
    words: dict[BadgeWords, None] = {}
    for claim in claims:
        words[kind_badge(claim)] = None
        people = people_badge(claim)
        if people is not None:
            words[people] = None
    return tuple(words)


def badge_widget(kit: Kit, words: BadgeWords) -> Badge:
    """Return one badge."""
    c = kit.colors
    ink, tint = (
        (c.caution_ink, c.caution_tint) if words.is_caution else (c.certainty_ink, c.certainty_tint)
    )
    return Badge(kit, words.text, words.icon, ink, tint, level=words.level)


def _certainty_badge(certainty: Certainty) -> BadgeWords:
    text, level = {
        Certainty.HIGH: (translate("Claim", "Sure of this"), 4),
        Certainty.MODERATE: (translate("Claim", "Fairly sure of this"), 3),
        Certainty.LOW: (translate("Claim", "Not very sure of this"), 2),
        Certainty.VERY_LOW: (translate("Claim", "Not at all sure of this"), 1),
        Certainty.NONE: (translate("Claim", "Not rated"), 0),
    }[certainty]
    return BadgeWords(text, "lucide:scale", is_caution=False, level=level)

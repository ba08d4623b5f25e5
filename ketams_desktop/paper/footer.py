"""The foot of every page of paper: what it is not, who reviewed it, and how old it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ketams_desktop.paper.words import FooterWords
from ketams_desktop.text import clean_text


def footer_text(
    words: FooterWords, reviewed_by: str, review_due: Iterable[str], version: str, today: date
) -> str:
    """Return the foot of the page, page numbers aside.

    Args:
        words: the fixed words.
        reviewed_by: the clinician's name; empty while there is none.
        review_due: ISO dates or empty. The content is out of date after any of them.
        version: the content's.
        today: decides only whether the content is out of date; it is not printed.
    """
    # All are ISO dates, so their order as text is their order in time.
    is_out_of_date = any(due and due < today.isoformat() for due in review_due)
    reviewer = clean_text(reviewed_by)
    content = words.out_of_date if is_out_of_date else words.content
    return " ".join(
        (
            words.purpose,
            words.reviewed.format(name=reviewer) if reviewer else words.not_reviewed,
            content.format(version=version),
        )
    )

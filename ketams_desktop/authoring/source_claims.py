"""The claims that people read elsewhere, as the Markdown page of where each is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ketams_desktop.authoring.content import Content, SourceClaim, Verdict

_HEAD = """\
# Claims that people read elsewhere

A web article praised ketamine for MS, without a figure or a source. Each of its claims stands here
in our words, with what the evidence says of it, what that rests on, and the place that answers it.

Made by `ketams-content source-claims content/` from `content/en/source-claims.yaml`; a test holds
the two together. The check KM120 holds that each place cites evidence that answers the claim.
"""
_WORDS = {
    Verdict.SUPPORTED: "supported",
    Verdict.PARTLY: "partly supported",
    Verdict.OVERCLAIMED: "overclaimed",
    Verdict.NOT_SUPPORTED: "not supported",
    Verdict.UNKNOWN: "unknown",
}


def as_markdown(content: Content) -> str:
    """Return the page: how many claims of each kind, then a row for each."""
    return "\n".join([_HEAD, *_lines(content)]) + "\n"


def _lines(content: Content) -> Iterator[str]:
    claims = [entry.record for entry in content.source_claims]
    counted = Counter(claim.verdict for claim in claims)
    parts = [f"{counted[verdict]} {words}" for verdict, words in _WORDS.items()]
    yield f"{len(claims)} claims: {', '.join(parts)}."
    yield ""
    yield "| Id | What people read | What the evidence says | Rests on | Answered on |"
    yield "|---|---|---|---|---|"
    titles = {page.front.id: page.front.title for page in content.pages}
    files = {page.front.id: page.file for page in content.pages}
    for claim in claims:
        yield _row(claim, titles.get(claim.page, claim.page), files.get(claim.page, ""))


def _row(claim: SourceClaim, title: str, file: str) -> str:
    place = f"[{title}](../content/{file})"
    if claim.heading:
        heading = claim.heading.strip('“”"')
        place += f", under “{heading}”"
    words = (claim.id, claim.claim, _WORDS[claim.verdict], ", ".join(claim.evidence), place)
    return f"| {' | '.join(words)} |"

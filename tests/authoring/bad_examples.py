"""Bad examples, at least one for each rule of the content checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from good_content import claim, comparison, country, documents, question, risk_figure, write_yaml

PAGE = "en/pages/first-page.md"
OTHER_PAGE = "en/pages/second-page.md"
CLAIMS = "claims.yaml"
BANK = "en/questions.yaml"
GUIDE = "en/guide.yaml"

Spoil = Callable[[Path], None]


@dataclass(frozen=True)
class Example:
    """A spoiled folder and the finding that it must give: file, and words of its line."""

    rule: str
    name: str
    spoil: Spoil
    file: str
    at: str = ""


def replaced(file: str, old: str, new: str) -> Spoil:
    """Change words of a file."""

    def spoil(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8", newline="\n")

    return spoil


def in_body(old: str, new: str) -> Spoil:
    """Change words in the body of the first page."""
    return replaced(PAGE, old, new)


def added(text: str) -> Spoil:
    """Add a block to the end of the second page, which is in no claim section."""

    def spoil(root: Path) -> None:
        with (root / OTHER_PAGE).open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"\n{text}\n")

    return spoil


def changed(file: str, path: tuple[str | int, ...], value: object) -> Spoil:
    """Change one value of a YAML file."""

    def spoil(root: Path) -> None:
        document: object = documents()[file]
        place: object = document
        for part in path[:-1]:
            place = place[part]  # type: ignore[index]
        place[path[-1]] = value  # type: ignore[index]
        write_yaml(root / file, document)

    return spoil


def raw(file: str, content: bytes) -> Spoil:
    """Put other bytes in the place of a file."""

    def spoil(root: Path) -> None:
        (root / file).write_bytes(content)

    return spoil


def without(file: str) -> Spoil:
    """Take a file away."""
    return lambda root: (root / file).unlink()


def claims(*items: dict[str, object]) -> Spoil:
    """Put other claims in the place of the good ones."""
    return changed(CLAIMS, ("claims",), list(items))


def questions(*items: dict[str, object]) -> Spoil:
    """Put other questions in the place of the good ones."""
    return changed(BANK, ("questions",), list(items))


RATE = {"kind": "rate", "certainty": None, "why_not_surer": None}
SECOND = claim("E-TST-02", **RATE)
SLOTS = [question(f"Q-TST-0{number}", standing=number) for number in (1, 2, 3)]
SUICIDE = question("Q-TST-04", when=["health.suicidal_thoughts"])
FIGURE = ("figures", 0)
TWO_ARMS = [
    {"name": "the spray", "events": 5, "total": 4},
    {"name": "a dummy spray", "events": 1, "total": 4},
]
SAME_NAMES = [{"name": "the spray", "events": number, "total": 4} for number in (1, 2)]
SEVEN_UP = "\n".join(f"- Item {number}" for number in range(8))
LONG = "word " * 23 + "end."

EXAMPLES = [
    Example("KM001", "missing file", without("en/help.yaml"), "en/help.yaml"),
    Example("KM001", "missing manifest", without("pack.yaml"), "pack.yaml"),
    Example("KM002", "latin-1", raw(PAGE, b"---\nid: caf\xe9\n"), PAGE, "id: caf"),
    Example("KM003", "combining accent", added("Cafe\u0301."), OTHER_PAGE, "Cafe"),
    Example("KM003", "escaped accent", replaced(CLAIMS, "10 adults", '"e\\u0301"'), CLAIMS),
    Example("KM004", "zero width space", added("A\u200bB."), OTHER_PAGE, "A\u200bB"),
    Example("KM004", "right-to-left override", added("A \u202e B."), OTHER_PAGE),
    Example("KM004", "bell", added("A \x07 B."), OTHER_PAGE),
    Example("KM004", "escaped null", replaced(CLAIMS, "10 adults", '"a\\0b"'), CLAIMS),
    Example("KM004", "private use", added("A \ue000 B."), OTHER_PAGE),
    Example("KM005", "stray file", raw("en/glosary.yaml", b"terms: []\n"), "en/glosary.yaml"),
    Example("KM006", "bad YAML", raw(CLAIMS, b"claims:\n  - id: a: b\n"), CLAIMS, "a: b"),
    Example("KM006", "anchor", raw(CLAIMS, b"claims: &a []\n"), CLAIMS),
    Example("KM006", "alias", raw(CLAIMS, b"claims: *a\n"), CLAIMS),
    Example("KM006", "tag", raw(CLAIMS, b"claims: !!python/none x\n"), CLAIMS),
    Example("KM006", "two documents", raw(CLAIMS, b"claims: []\n---\nclaims: []\n"), CLAIMS),
    Example("KM006", "deep", raw(CLAIMS, b"claims: " + b"[" * 5000), CLAIMS),
    Example("KM006", "list as key", raw(CLAIMS, b"? [a]\n: b\n"), CLAIMS),
    Example("KM006", "front matter", in_body("id: first-page", "id: a: b"), PAGE, "id: a: b"),
    Example("KM007", "key twice", raw("pack.yaml", b"language: en\nlanguage: de\n"), "pack.yaml"),
    Example("KM008", "unknown key", claims(claim("E-TST-01", wow=1), SECOND), CLAIMS, "wow"),
    Example("KM008", "missing key", claims(claim("E-TST-01", kind=None), SECOND), CLAIMS),
    Example("KM008", "wrong word", claims(claim("E-TST-01", kind="fact"), SECOND), CLAIMS, "fact"),
    Example("KM008", "number", changed("pack.yaml", ("content_version",), 2026.11), "pack.yaml"),
    Example(
        "KM008",
        "number to call",
        changed("en/help.yaml", ("countries",), [country(number=9)]),
        "en/help.yaml",
        "number: 9",
    ),
    Example(
        "KM008",
        "id not kebab",
        replaced("en/glossary.yaml", "id: pain", "id: A Pain"),
        "en/glossary.yaml",
        "A Pain",
    ),
    Example("KM008", "boolean word", questions(*SLOTS, question("Q-TST-04", safety="yes")), BANK),
    Example("KM008", "no questions", in_body("questions: [Q-TST-01]", "questions: []"), PAGE),
    Example(
        "KM008",
        "six questions",
        in_body("[Q-TST-01]", "[Q-AA-01, Q-AA-02, Q-AA-03, Q-AA-04, Q-AA-05, Q-AA-06]"),
        PAGE,
    ),
    Example(
        "KM008",
        "figure of no kind",
        changed("en/figures.yaml", FIGURE, {"id": "x"}),
        "en/figures.yaml",
    ),
    Example("KM008", "not a mapping", raw(CLAIMS, b"- a\n"), CLAIMS),
    Example("KM008", "wording", changed(GUIDE, ("steps", 0, "title"), {"patient": "A?"}), GUIDE),
    Example("KM009", "no front matter", raw(PAGE, b"Hello.\n"), PAGE),
    Example("KM009", "not closed", raw(PAGE, b"---\nid: first-page\n"), PAGE),
    Example(
        "KM010",
        "order",
        replaced(
            OTHER_PAGE,
            "title: A second page\nsection: start-here",
            "section: start-here\ntitle: A second page",
        ),
        OTHER_PAGE,
        "section:",
    ),
    Example("KM011", "HTML", added("A <b>bold</b> word."), OTHER_PAGE, "<b>"),
    Example("KM011", "HTML comment", added("A <!-- note --> word."), OTHER_PAGE),
    Example("KM011", "HTML block", added("<div>A word.</div>"), OTHER_PAGE, "<div>"),
    Example("KM011", "entity", added("A&nbsp;word."), OTHER_PAGE),
    Example("KM011", "picture", added("![A cat](cat.png)"), OTHER_PAGE, "cat"),
    Example("KM011", "table", added("| A | B |\n|---|---|\n| 1 | 2 |"), OTHER_PAGE, "| A"),
    Example("KM011", "fence", added("```\ncode\n```"), OTHER_PAGE, "```"),
    Example("KM011", "indent", added("Words.\n\n    code"), OTHER_PAGE, "    code"),
    Example("KM011", "inline code", added("A `word`."), OTHER_PAGE, "`word`"),
    Example("KM011", "web link", added("See [this](https://example.org)."), OTHER_PAGE, "See"),
    Example("KM011", "bare address", added("See www.example.org."), OTHER_PAGE, "www"),
    Example("KM011", "autolink", added("See <https://example.org>."), OTHER_PAGE, "See"),
    Example("KM011", "link list", added("[a]: https://example.org"), OTHER_PAGE),
    Example("KM011", "quote", added("> A word."), OTHER_PAGE, "> A"),
    Example("KM011", "rule", added("* * *"), OTHER_PAGE, "* * *"),
    Example("KM011", "nested list", added("- a\n    - b"), OTHER_PAGE, "- a"),
    Example("KM011", "indented item", added("- a\n  - b"), OTHER_PAGE, "  - b"),
    Example("KM011", "heading in a callout", added("!!! key\n    ## A\n\n    b"), OTHER_PAGE),
    Example("KM012", "level 1", added("# Title\n\nWords."), OTHER_PAGE, "# Title"),
    Example("KM012", "level 4", added("#### Title\n\nWords."), OTHER_PAGE, "#### Title"),
    Example("KM012", "skipped", in_body("## What was seen", "### What was seen"), PAGE, "###"),
    Example(
        "KM013", "citation", in_body("[@E-TST-02].", "[@E-TST-02, @E-TST-01]."), PAGE, "seen once"
    ),
    Example("KM013", "none with others", in_body("[@E-TST-02].", "[@none; @E-TST-02]."), PAGE),
    Example("KM013", "open citation", added("A word [@E-TST-01."), OTHER_PAGE),
    Example("KM013", "open link", added("A [word](page:second page)."), OTHER_PAGE),
    Example("KM013", "strong", added("A **word."), OTHER_PAGE),
    Example("KM013", "unknown !!!", added("!!! danger\n    Words."), OTHER_PAGE, "!!! danger"),
    Example("KM013", "title", added("!!! key Title\n    Words."), OTHER_PAGE, "!!! key"),
    Example("KM013", "!!! alone", added("!!!"), OTHER_PAGE),
    Example("KM013", "!!! names nothing", added("!!! ask"), OTHER_PAGE, "!!! ask"),
    Example("KM013", "list in text", added("Words:\n- a\n- b"), OTHER_PAGE, "- a"),
    Example("KM014", "empty heading", added("##\n\nWords."), OTHER_PAGE),
    Example("KM014", "empty callout", added("!!! key\n\nWords."), OTHER_PAGE, "!!! key"),
    Example("KM014", "empty item", added("- a\n-  \n- b"), OTHER_PAGE),
    Example(
        "KM014",
        "no text",
        lambda root: (root / OTHER_PAGE).write_text(
            (root / OTHER_PAGE).read_text("utf-8").split("## Where")[0], "utf-8"
        ),
        OTHER_PAGE,
    ),
    Example("KM020", "claim twice", claims(claim("E-TST-01"), claim("E-TST-01"), SECOND), CLAIMS),
    Example(
        "KM020",
        "page twice",
        replaced(OTHER_PAGE, "id: second-page", "id: first-page"),
        OTHER_PAGE,
        "id:",
    ),
    Example(
        "KM020",
        "help line twice",
        changed("en/help.yaml", ("countries",), [country(), country() | {"id": "yy"}]),
        "en/help.yaml",
    ),
    Example(
        "KM021",
        "file name",
        replaced(OTHER_PAGE, "id: second-page", "id: third-page"),
        OTHER_PAGE,
        "id:",
    ),
    Example(
        "KM022",
        "no section",
        in_body("section: could-it-help", "section: nowhere"),
        PAGE,
        "section:",
    ),
    Example(
        "KM022",
        "not listed",
        changed("en/sections.yaml", ("sections", 0, "pages"), []),
        OTHER_PAGE,
        "section:",
    ),
    Example(
        "KM022",
        "other section",
        in_body("section: could-it-help", "section: start-here"),
        PAGE,
        "section:",
    ),
    Example(
        "KM022",
        "listed twice",
        changed("en/sections.yaml", ("sections", 0, "pages"), ["second-page", "first-page"]),
        "en/sections.yaml",
    ),
    Example("KM030", "page", in_body("[@E-TST-02].", "[@E-NO-01]."), PAGE, "[@E-NO-01]"),
    Example(
        "KM030",
        "front matter",
        in_body("E-TST-01, E-TST-02]", "E-TST-01, E-TST-02, E-NO-01]"),
        PAGE,
        "claims:",
    ),
    Example(
        "KM030",
        "question",
        questions(*SLOTS, question("Q-TST-04", evidence=["E-NO-01"])),
        BANK,
        "E-NO-01",
    ),
    Example(
        "KM030",
        "figure",
        changed("en/figures.yaml", FIGURE, risk_figure(claims=["E-NO-01"])),
        "en/figures.yaml",
        "E-NO-01",
    ),
    Example(
        "KM030",
        "help line",
        changed("en/help.yaml", ("countries",), [country(claims=["E-NO-01"])]),
        "en/help.yaml",
        "E-NO-01",
    ),
    Example(
        "KM030",
        "cell",
        changed(
            "en/comparisons.yaml",
            ("comparisons", 0, "rows", 0, "cells"),
            ["[a](term:pain)", "b [@E-NO-01]"],
        ),
        "en/comparisons.yaml",
        "E-NO-01",
    ),
    Example("KM031", "link", in_body("page:second-page", "page:nowhere"), PAGE, "nowhere"),
    Example(
        "KM031",
        "section",
        changed("en/sections.yaml", ("sections", 0, "pages"), ["second-page", "nowhere"]),
        "en/sections.yaml",
        "nowhere",
    ),
    Example("KM032", "term", in_body("term:pain", "term:nothing"), PAGE, "nothing"),
    Example(
        "KM033",
        "figure",
        in_body("!!! figure first-figure", "!!! figure no-figure"),
        PAGE,
        "no-figure",
    ),
    Example("KM034", "ask", in_body("!!! ask Q-TST-02", "!!! ask Q-NO-01"), PAGE, "Q-NO-01"),
    Example("KM034", "offered", in_body("[Q-TST-01]", "[Q-NO-01]"), PAGE, "Q-NO-01"),
    Example(
        "KM034",
        "same_as",
        questions(*SLOTS, question("Q-TST-04", same_as=["Q-NO-01"])),
        BANK,
        "Q-NO-01",
    ),
    Example("KM035", "comparison", in_body("first-comparison", "no-comparison"), PAGE, "no-comp"),
    Example(
        "KM036",
        "source",
        claims(claim("E-TST-01", sources=["nobody-1999"]), SECOND),
        CLAIMS,
        "nobody",
    ),
    Example("KM037", "topic", questions(*SLOTS, question("Q-TST-04", topic="nothing")), BANK),
    Example(
        "KM040",
        "listed only",
        replaced(OTHER_PAGE, "claims: []", "claims: [E-TST-01]"),
        OTHER_PAGE,
        "claims:",
    ),
    Example("KM041", "cited only", added("A word [@E-TST-02]."), OTHER_PAGE, "A word"),
    Example("KM042", "sentence", in_body(" [@none]\n", "\n"), PAGE, "We do not know why"),
    Example("KM042", "list item", in_body("once [@E-TST-02].", "once."), PAGE, "seen once"),
    Example("KM042", "callout", in_body("know yet [@E-TST-01].", "know yet."), PAGE, "know yet"),
    Example("KM042", "summary", in_body('it helps [@E-TST-01]."', 'it helps."'), PAGE, "summary"),
    Example("KM043", "no source", claims(claim("E-TST-01", sources=[]), SECOND), CLAIMS),
    Example("KM043", "no population", claims(claim("E-TST-01", population=" "), SECOND), CLAIMS),
    Example("KM044", "no certainty", claims(claim("E-TST-01", certainty=""), SECOND), CLAIMS),
    Example(
        "KM044",
        "certainty of a rate",
        claims(claim("E-TST-01"), claim("E-TST-02", kind="rate", why_not_surer=None)),
        CLAIMS,
    ),
    Example(
        "KM044",
        "why of a rate",
        claims(claim("E-TST-01"), claim("E-TST-02", kind="rate", certainty=None)),
        CLAIMS,
    ),
    Example("KM044", "no why", claims(claim("E-TST-01", why_not_surer=None), SECOND), CLAIMS),
    Example("KM045", "recalled", claims(claim("E-TST-01", status="recalled"), SECOND), CLAIMS),
    Example("KM045", "partly", claims(claim("E-TST-01", status="partly-verified"), SECOND), CLAIMS),
    Example("KM046", "none found", claims(claim("E-TST-01", status="none-found"), SECOND), CLAIMS),
    Example("KM046", "inference", claims(claim("E-TST-01", status="inference"), SECOND), CLAIMS),
    Example(
        "KM046",
        "reasoning",
        claims(claim("E-TST-01"), claim("E-TST-02", **(RATE | {"kind": "reasoning"}))),
        CLAIMS,
    ),
    Example(
        "KM047",
        "page",
        in_body("We do not know why. [@none]", "There is no study. [@none]"),
        PAGE,
        "There is no study",
    ),
    Example(
        "KM047",
        "claim",
        claims(
            claim("E-TST-01"),
            claim(
                "E-TST-02",
                **(
                    RATE
                    | {
                        "kind": "none-found",
                        "status": "none-found",
                        "statement": "It is not known.",
                    }
                ),
            ),
        ),
        CLAIMS,
    ),
    Example(
        "KM048",
        "page",
        in_body(
            "In one study, 4 of 10 people had less [pain](term:pain)",
            "Ketamine helps [pain](term:pain)",
        ),
        PAGE,
        "Ketamine helps",
    ),
    Example(
        "KM048", "may for very low", in_body("We do not know yet", "It may help"), PAGE, "may help"
    ),
    Example("KM048", "studies show", in_body("In one study, 4", "Studies show that 4"), PAGE),
    Example("KM048", "claim", claims(claim("E-TST-01", statement="It helps."), SECOND), CLAIMS),
    Example(
        "KM048",
        "cell",
        changed(
            "en/comparisons.yaml",
            ("comparisons", 0, "rows", 0, "cells"),
            ["It works [@E-TST-01]", "[a](term:pain)"],
        ),
        "en/comparisons.yaml",
        "It works",
    ),
    Example("KM050", "proven", added("It is proven."), OTHER_PAGE, "proven"),
    Example("KM050", "safe", added("It is safe."), OTHER_PAGE, "safe"),
    Example("KM050", "miracle", added("## A miracle\n\nWords."), OTHER_PAGE, "miracle"),
    Example("KM050", "times more", added("It is 3 times more likely."), OTHER_PAGE),
    Example("KM050", "1 in N", added("It comes to 1 in 10 people."), OTHER_PAGE),
    Example("KM050", "relative risk", added("The relative risk was 2."), OTHER_PAGE),
    Example("KM050", "advice", added("You should take it."), OTHER_PAGE),
    Example(
        "KM050", "claim", claims(claim("E-TST-01", statement="One study: a cure."), SECOND), CLAIMS
    ),
    Example(
        "KM050",
        "glossary",
        replaced("en/glossary.yaml", "It hurts.", "It is safe."),
        "en/glossary.yaml",
    ),
    Example("KM051", "page", added("People had 0.5 mg of it."), OTHER_PAGE, "mg"),
    Example("KM051", "detail", claims(claim("E-TST-01", figures="84 mg, twice"), SECOND), CLAIMS),
    Example(
        "KM051", "question", questions(*SLOTS, question("Q-TST-04", patient="Is 5 mg much?")), BANK
    ),
    Example("KM060", "long sentence", added(LONG), OTHER_PAGE, "word word"),
    Example("KM061", "long paragraph", added("One. Two. Three. Four."), OTHER_PAGE, "One."),
    Example("KM062", "long list", added(SEVEN_UP), OTHER_PAGE, "Item 0"),
    Example("KM063", "unlinked", added("It eases pain."), OTHER_PAGE, "eases pain"),
    Example(
        "KM070",
        "option",
        questions(*SLOTS, question("Q-TST-04", when=["health.foot"])),
        BANK,
        "health.foot",
    ),
    Example("KM070", "group", questions(*SLOTS, question("Q-TST-04", when=["bladder"])), BANK),
    Example(
        "KM070",
        "clinician",
        questions(*SLOTS, question("Q-TST-04", clinicians=["vet"])),
        BANK,
        "vet",
    ),
    Example("KM071", "itself", questions(*SLOTS, question("Q-TST-04", same_as=["Q-TST-04"])), BANK),
    Example(
        "KM071",
        "circle",
        questions(
            *SLOTS,
            question("Q-TST-04", same_as=["Q-TST-05"]),
            question("Q-TST-05", same_as=["Q-TST-04"]),
        ),
        BANK,
    ),
    Example("KM072", "missing slot", questions(*SLOTS[:2], question("Q-TST-03")), BANK),
    Example("KM072", "slot twice", questions(*SLOTS, question("Q-TST-04", standing=3)), BANK),
    Example("KM073", "suicidal thoughts", questions(*SLOTS, SUICIDE), BANK, "when:"),
    Example("KM074", "no such group", changed(GUIDE, ("steps", 1, "group"), "feet"), GUIDE, "feet"),
    Example(
        "KM074",
        "no such option",
        changed(GUIDE, ("steps", 0, "options", 0, "id"), "visitor"),
        GUIDE,
        "visitor",
    ),
    Example(
        "KM074",
        "not offered",
        changed(GUIDE, ("steps", 0, "options"), [{"id": "patient", "label": "Me", "because": "x"}]),
        GUIDE,
    ),
    Example("KM075", "many", changed(GUIDE, ("steps", 0, "choice"), "many"), GUIDE, "choice"),
    Example(
        "KM080",
        "not verified",
        claims(claim("E-TST-01"), claim("E-TST-02", **RATE, status="partly-verified", note="x")),
        "en/help.yaml",
    ),
    Example(
        "KM080",
        "no emergency number",
        changed("en/help.yaml", ("countries",), [country(purpose="crisis")]),
        "en/help.yaml",
    ),
    Example("KM090", "page", in_body("2027-05-31", "2026-11-21"), PAGE, "review_due"),
    Example("KM090", "pack", changed("pack.yaml", ("review_due",), "2025-01-01"), "pack.yaml"),
    Example("KM091", "no date", in_body('reviewed_by: ""', 'reviewed_by: "A B"'), PAGE),
    Example("KM091", "no name", in_body('reviewed_on: ""', 'reviewed_on: "2026-11-01"'), PAGE),
    Example("KM092", "no such day", in_body("2027-05-31", "2027-02-30"), PAGE, "review_due"),
    Example(
        "KM092",
        "future review",
        replaced(
            PAGE,
            'reviewed_by: ""\nreviewed_on: ""',
            'reviewed_by: "A B"\nreviewed_on: "2027-01-01"',
        ),
        PAGE,
        "reviewed_on",
    ),
    Example(
        "KM092",
        "no such month",
        changed("en/help.yaml", ("countries",), [country(checked_on="2026-13")]),
        "en/help.yaml",
    ),
    Example(
        "KM100",
        "more events than people",
        changed("en/figures.yaml", FIGURE, risk_figure(arms=TWO_ARMS)),
        "en/figures.yaml",
    ),
    Example(
        "KM100",
        "same names",
        changed("en/figures.yaml", FIGURE, risk_figure(arms=SAME_NAMES)),
        "en/figures.yaml",
    ),
    Example(
        "KM101",
        "cells",
        changed("en/comparisons.yaml", ("comparisons", 0), comparison(columns=["One"])),
        "en/comparisons.yaml",
    ),
    Example(
        "KM110",
        "unused source",
        changed("sources.yaml", ("references", 0, "id"), "nobody-2020"),
        "sources.yaml",
        "nobody",
    ),
]

import pytest

from ketams_desktop.authoring.citation import citation


def names(*families: str) -> list[dict[str, str]]:
    return [{"family": family, "given": "AB"} for family in families]


def test_citation_of_an_article_is_one_line() -> None:
    item = {
        "author": [{"family": "Fitz", "given": "Kathryn C."}, {"family": "Morris", "given": "B"}],
        "title": "A trial of something",
        "container-title": "Mult Scler",
        "volume": "27",
        "issue": "6",
        "page": "942-953",
        "issued": {"date-parts": [[2021]]},
        "DOI": "10.1177/1",
        "PMID": "1",
    }
    assert citation(item) == (
        "Fitz KC, Morris B. A trial of something. Mult Scler. 2021;27(6):942-953. DOI 10.1177/1."
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (names("A"), "A AB."),
        (names("A", "B", "C"), "A AB, B AB, C AB."),
        (names("A", "B", "C", "D"), "A AB, B AB, C AB, et al."),
        ([*names("A"), {"literal": "et al."}], "A AB, et al."),
        ([{"literal": "Health Canada"}], "Health Canada."),
        (
            [{"family": "Beek", "given": "Anna-Lena", "non-dropping-particle": "van"}],
            "van Beek AL.",
        ),
        ([{"family": "Only"}], "Only."),
        ([], ""),
        ("nobody", ""),
    ],
)
def test_citation_names_three_authors_at_most(given: object, shown: str) -> None:
    assert citation({"author": given}) == shown


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ({}, ""),
        ({"title": "Why?"}, "Why?"),
        ({"title": "T", "issued": {"date-parts": [[2020, 9, 3]]}}, "T. 2020-09-03."),
        ({"title": "T", "issued": {"date-parts": []}}, "T."),
        ({"title": "T", "page": "12"}, "T. page 12."),
        ({"title": "T", "volume": "3"}, "T. 3."),
        ({"title": "T", "PMID": "77"}, "T. PMID 77."),
        ({"title": "T", "PMCID": "PMC77"}, "T. PMC77."),
        ({"title": "T", "publisher": "P"}, "T. P."),
        ({"title": "T", "container-title": "P", "publisher": "P"}, "T. P."),
        ({"title": "T", "note": "seen in part"}, "T."),
    ],
)
def test_citation_gives_only_what_is_given(item: dict[str, object], shown: str) -> None:
    assert citation(item) == shown

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.authoring.yaml_loader import Document, load_yaml


def loaded(text: str) -> Document:
    document, findings = load_yaml(text, "x.yaml")
    assert document is not None
    assert findings == []
    return document


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('""', ""),
        ("2026-11", "2026-11"),
        ("2026-11-22", "2026-11-22"),
        ("12:30:00", "12:30:00"),
        ("116 123", "116 123"),
        ("112", 112),
        ("'112'", "112"),
        ("0123", "0123"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("-3", -3),
        ("2.5", 2.5),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("9" * 400, "9" * 400),
        ("<<", "<<"),
    ],
)
def test_load_yaml_knows_only_plain_values(written: str, value: object) -> None:
    data = loaded(f"a: {written}\n").data
    assert data == {"a": value}
    assert isinstance(data, dict)
    assert type(data["a"]) is type(value)


def test_load_yaml_keeps_the_line_of_every_part() -> None:
    document = loaded("# note\nclaims:\n  - id: a\n    kind: rate\n  - {id: b,\n     kind: x}\n")
    assert document.line(()) == 2
    assert document.line(("claims",)) == 2
    assert document.line(("claims", 0)) == 3
    assert document.line(("claims", 0, "kind")) == 4
    assert document.line(("claims", 1, "id")) == 5
    assert document.line(("claims", 1, "kind")) == 6


def test_line_of_a_missing_part_is_the_line_around_it() -> None:
    document = loaded("claims:\n  - id: a\n")
    assert document.line(("claims", 0, "kind", 3)) == 2


def test_load_yaml_counts_lines_from_the_offset() -> None:
    document, _ = load_yaml("a: 1\nb: 2\n", "x.md", offset=1)
    assert document is not None
    assert document.line(("b",)) == 3


def test_load_yaml_keeps_the_first_of_two_keys() -> None:
    document, findings = load_yaml("a: 1\nb: 2\na: [3, {c: 4}]\n", "x.yaml")
    assert document is not None
    assert document.data == {"a": 1, "b": 2}
    assert [(item.id, item.line) for item in findings] == [("KM007", 3)]


def test_load_yaml_reads_keys_as_text() -> None:
    assert loaded("1: a\ntrue: b\n").data == {"1": "a", "true": "b"}


def test_load_yaml_joins_folded_text() -> None:
    assert loaded("a: one\n  two\nb: |\n  three\n  four\n").data == {
        "a": "one two",
        "b": "three\nfour\n",
    }


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"# \n\t,?%@`\x00é\ud800"), max_size=60))
def test_load_yaml_of_any_text_finds_instead_of_failing(text: str) -> None:
    document, findings = load_yaml(text, "x.yaml")
    assert document is not None or findings


@given(st.text(max_size=80))
def test_load_yaml_of_any_characters_finds_instead_of_failing(text: str) -> None:
    document, findings = load_yaml(text, "x.yaml")
    assert document is not None or findings

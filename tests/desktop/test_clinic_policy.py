from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.desktop import clinic_policy
from ketams_desktop.desktop.clinic_places import system_policy
from ketams_desktop.desktop.clinic_policy import (
    ClinicPage,
    ClinicWords,
    IdleTimes,
    PackKey,
    Phone,
    Policy,
    PrintRules,
    parse_policy,
    read_policy,
)
from ketams_desktop.desktop.pin import hash_pin
from ketams_desktop.desktop.policy_schema import SCHEMA, ListOf
from ketams_desktop.desktop.theme import ThemeSet
from ketams_desktop.library.library import Library
from ketams_desktop.resources import resource_dir

PAGE = Path(__file__).resolve().parents[2] / "docs" / "clinic" / "policy.md"
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.S)

WHOLE = """
[clinic]
name = "Name of the clinic"
greeting = "Good to see you"
endorsement = "Your team welcomes your questions"
region = "us"
languages = ["en", "es"]
[printing]
printer = "waiting-room"
copies = 2
paper = "a4"
size = "large"
[idle]
curtain_seconds = 60
wipe_minutes = 3
finish_seconds = 20
[staff]
pin = "{pin}"
[look]
theme = "night"
text_percent = 150
[page]
title = "About us"
paragraphs = ["One.", "Two."]
[[phone]]
name = "Front desk"
number = "555 0100"
detail = "Mornings"
[[pack_key]]
name = "Ours"
key = "{key}"
"""


def found(text: str) -> list[tuple[int, str]]:
    """Return line and key of each finding."""
    findings = parse_policy(text.encode()).findings
    return [(x.line, x.text.split(":")[0]) for x in findings]


def test_policy_of_nothing_is_safe_and_has_no_findings() -> None:
    policy = parse_policy(b"")
    assert policy == Policy()
    assert policy.idle == IdleTimes(curtain=90, wipe=480, finish=30)
    assert (policy.printing.printer, policy.staff_pin) == ("", "")


def test_parse_policy_takes_every_key() -> None:
    pin, key = hash_pin("2468"), bytes(range(32))
    text = WHOLE.format(pin=pin, key=base64.b64encode(key).decode())
    policy = parse_policy(text.encode(), Path("policy.toml"))
    assert policy.findings == ()
    assert policy == Policy(
        words=ClinicWords(
            "Name of the clinic", "Good to see you", "Your team welcomes your questions"
        ),
        region="us",
        languages=("en", "es"),
        printing=PrintRules("waiting-room", 2, "a4", "large"),
        idle=IdleTimes(60, 180, 20),
        staff_pin=pin,
        look=clinic_policy.FirstLook("night", 150),
        page=ClinicPage("About us", ("One.", "Two.")),
        phones=(Phone("Front desk", "555 0100", "Mornings"),),
        pack_keys=(PackKey("Ours", key),),
        source=Path("policy.toml"),
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[clinic]\nnaem = "x"', [(2, "clinic.naem")]),
        ('\n\nclinic_name = "x"', [(3, "clinic_name")]),
        ("[clinic]\n\nname = 3", [(3, "clinic.name")]),
        ('[clinic]\nregion = "USA"', [(2, "clinic.region")]),
        ("[clinic]\nlanguages = []", [(2, "clinic.languages")]),
        ('[clinic]\nlanguages = ["en", 3]', [(2, "clinic.languages")]),
        ('[idle]\nwipe_minutes = 2\ncurtain_seconds = "90"', [(2, ""), (3, "")]),
        ("[idle]\nwipe_minutes = 21", [(2, "idle.wipe_minutes")]),
        ("[idle]\nwipe_minutes = true", [(2, "idle.wipe_minutes")]),
        ("[idle]\nwipe_minutes = 3\ncurtain_seconds = 180", [(3, "idle.curtain_seconds")]),
        ("[printing]\ncopies = 0", [(2, "printing.copies")]),
        ('[printing]\npaper = "A4"', [(2, "printing.paper")]),
        ('[look]\ntheme = "pink"', [(2, "look.theme")]),
        ("[look]\ntext_percent = 100.0", [(2, "look.text_percent")]),
        ('[staff]\npin = "1234"', [(2, "staff.pin")]),
        ('staff = "1234"', [(1, "staff")]),
        ('phone = "555"', [(1, "phone")]),
        ('[[phone]]\nname = "a"\n[[phone]]\nname = "b"\nnumber = "x"', [(1, ""), (3, ""), (5, "")]),
        ('[[pack_key]]\nname = "a"\nkey = "AAAA"', [(1, ""), (3, "")]),
        ("[page]\ntitle = 'a\x7f'", [(2, "")]),
        ('name = "x\n[clinic]', [(1, "This is no TOML (illegal character '\\n'). Nothing in it")]),
        ("[clinic]\n[clinic]", [(2, "")]),
    ],
)
def test_parse_policy_names_what_is_wrong_with_its_line(
    text: str, wanted: list[tuple[int, str]]
) -> None:
    told = found(text)
    assert [line for line, _ in told] == [line for line, _ in wanted]
    for (_, said), (_, start) in zip(told, wanted, strict=True):
        assert said.startswith(start)


def test_parse_policy_with_one_wrong_key_keeps_the_others() -> None:
    policy = parse_policy(b'[clinic]\nname = "Ours"\ncolour = "x"\n[idle]\nwipe_minutes = 90\n')
    assert replace(policy, findings=()) == Policy(words=ClinicWords(name="Ours"))
    first, second = map(str, policy.findings)
    assert first.startswith("Line 3: clinic.colour: There is no such key. It is left out.")
    assert "name, greeting, endorsement, region, languages" in first
    assert second == (
        "Line 5: idle.wipe_minutes: It must be a whole number from 3 to 20, without quotes. "
        "The wipe follows after 8 minutes instead."
    )


def test_parse_policy_with_times_that_cross_takes_the_usual_ones() -> None:
    policy = parse_policy(b"[idle]\nwipe_minutes = 3\ncurtain_seconds = 300\nfinish_seconds = 11\n")
    assert policy.idle == IdleTimes()
    assert len(policy.findings) == 1


def test_parse_policy_with_a_pin_that_is_none_says_that_exit_is_shown() -> None:
    (finding,) = parse_policy(b'[staff]\npin = "scrypt:n=1024,r=8,p=1:AAAA:BBBB"').findings
    assert "Exit is shown" in finding.text


@pytest.mark.parametrize("wrong", ["a\nb", "a\x00b", "a\u202eb", "x" * 200])
def test_parse_policy_takes_no_words_that_would_spoil_the_screen(wrong: str) -> None:
    written = "".join(f"\\u{ord(x):04x}" for x in wrong)
    policy = parse_policy(f'[clinic]\nendorsement = "{written}"'.encode())
    assert policy.words.endorsement == ""
    assert [x.line for x in policy.findings] == [2]


@pytest.mark.parametrize(
    ("data", "line", "part"),
    [
        (b"\xef\xbb\xbf[clinic]\r\nnaem = 1\r\n", 2, "no such key"),
        (b"[clinic]\n\nname = '\xff'", 3, "not UTF-8"),
        ("[clinic]\nname = 'x'".encode("utf-16"), 1, "not UTF-8"),
        (b"# " + b"x" * 100_000, 0, "too long"),
        (b"a = " + b"[" * 50_000, 0, "no TOML"),
        (b"[clinic]\nname = ", 2, "no TOML"),
        (b"a = 2026-13-45", 1, "no TOML"),
    ],
)
def test_parse_policy_of_a_spoiled_file_says_why(data: bytes, line: int, part: str) -> None:
    policy = parse_policy(data)
    assert replace(policy, findings=()) == Policy()
    (finding,) = policy.findings
    assert part in finding.text
    assert finding.line in (line, 0, 1)


@given(st.binary() | st.text("[]{}=\"'.,#\n\\ abpin1").map(str.encode))
def test_parse_policy_of_anything_never_fails(data: bytes) -> None:
    policy = parse_policy(data)
    assert policy.idle.curtain < policy.idle.wipe <= 20 * 60


def test_read_policy_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    policy = read_policy(path)
    assert policy.source == path
    (finding,) = policy.findings
    assert str(finding) == (
        "The policy cannot be opened: No such file or directory. Safe defaults hold."
    )
    assert read_policy(tmp_path).findings, "a folder is no policy"


def test_policy_shows_no_pin_where_it_is_printed() -> None:
    pin = hash_pin("2468")
    assert pin not in repr(parse_policy(f'[staff]\npin = "{pin}"'.encode()))


# What the page for people says ------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_examples_of_the_page_are_policies(number: int) -> None:
    assert parse_policy(EXAMPLES[number].encode()).findings == ()


def test_page_shows_and_explains_every_key() -> None:
    assert len(EXAMPLES) >= 2
    page = PAGE.read_text("utf-8")
    for table, keys in SCHEMA.items():
        names = keys.table if isinstance(keys, ListOf) else keys
        assert isinstance(names, dict)
        header = f"[[{table}]]" if isinstance(keys, ListOf) else f"[{table}]"
        assert f"\n{header}\n" in f"\n{EXAMPLES[-1]}"
        for name in names:
            assert f"| `{name}` |" in page
            assert f"\n{name} = " in EXAMPLES[-1]


def test_schema_offers_the_themes_and_countries_that_there_are(compiled_pack: Path) -> None:
    for theme in ThemeSet(resource_dir("themes")).all():
        text = f'[look]\ntheme = "{theme.id}"'
        assert parse_policy(text.encode()).look.theme == theme.id
    library = Library.open(compiled_pack)
    countries = [x.id for x in library.help_countries()]
    library.close()
    for country in countries:
        assert parse_policy(f'[clinic]\nregion = "{country}"'.encode()).region == country
        assert f"`{country}`" in PAGE.read_text("utf-8")


@pytest.mark.parametrize(
    ("platform", "environment", "wanted"),
    [
        ("linux", {}, "/etc/ketams-desktop/policy.toml"),
        ("darwin", {}, "/Library/Application Support/KetaMS Desktop/policy.toml"),
        ("win32", {"PROGRAMDATA": "D:/Data"}, "D:/Data/KetaMS Desktop/policy.toml"),
        ("win32", {}, "C:\\ProgramData/KetaMS Desktop/policy.toml"),
    ],
)
def test_system_policy_lies_where_the_page_says(
    platform: str, environment: dict[str, str], wanted: str
) -> None:
    found = system_policy(platform, environment)
    assert found.as_posix().replace("\\", "/") == wanted.replace("\\", "/")
    tail = {"win32": "%PROGRAMDATA%\\KetaMS Desktop\\policy.toml"}.get(platform, wanted)
    assert tail in PAGE.read_text("utf-8")

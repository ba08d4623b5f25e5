"""Every text that people see can be translated, and what is collected matches the code."""

from __future__ import annotations

import ast
import re
import shutil
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from house_files import ROOT, place, python_files, tree_of

from tools.texts.extraction import (
    BEGUN,
    TRANSLATIONS,
    all_texts,
    bring_up_to_date,
    follow_with_begun,
)

#: Functions whose first or second text argument is what the translator sees.
TRANSLATED = {"tr": 0, "translate": 1}

#: What takes words to show or to say, with the places of its arguments that are words.
#: Places count without `self`; a name stands for a keyword.
SHOWS_WORDS: dict[str, tuple[int | str, ...]] = {
    "Line": (1, "text"),
    "Heading": (1, "text"),
    "Prose": ("lead",),
    "QLabel": (0, "text"),
    "ActionButton": (1, "text"),
    "RailButton": (1, "text"),
    "ChoiceButton": (1, 2),
    "ChoiceRow": (1,),
    "SwitchRow": (1, 2, 3),
    "LinkCard": (2, 3),
    "SearchBox": (1, 2),
    "WordsPanel": (1,),
    "Notice": (0, "text"),
    "NoticeAction": (0, "text"),
    "ScreenParts": (0, "title"),
    "announce": (1,),
    "setText": (0,),
    "set_words": (0,),
    "setPlaceholderText": (0,),
    "setToolTip": (0,),
    "setStatusTip": (0,),
    "setWhatsThis": (0,),
    "setAccessibleName": (0,),
    "setAccessibleDescription": (0,),
    "setWindowTitle": (0,),
    "getSaveFileName": (1, 3),
    "getOpenFileName": (1, 3),
}

#: Texts that are shown as they are in every language.
AS_THEY_ARE = {
    "KetaMS": "the app's name",
    "•": "the mark of a list's item",
    "›": "between the steps of the way to a page",
    "‹": "the same where words run from right to left",
}
LETTER = re.compile(r"[^\W\d_]")


def called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def bare_texts(argument: ast.expr) -> Iterator[str]:
    """Return the texts in an expression that do not go through tr()."""
    if isinstance(argument, ast.Call):
        if called_name(argument) in TRANSLATED:
            return
        if isinstance(argument.func, ast.Attribute) and argument.func.attr in ("format", "join"):
            yield from bare_texts(argument.func.value)
        return
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.JoinedStr):
        parts = [x.value for x in argument.values if isinstance(x, ast.Constant)]
        yield from (str(part) for part in parts)
    elif isinstance(argument, ast.BinOp):
        yield from bare_texts(argument.left)
        yield from bare_texts(argument.right)
    elif isinstance(argument, ast.IfExp):
        yield from bare_texts(argument.body)
        yield from bare_texts(argument.orelse)
    elif isinstance(argument, ast.BoolOp):
        for value in argument.values:
            yield from bare_texts(value)


def shown_arguments(call: ast.Call) -> Iterator[ast.expr]:
    for where in SHOWS_WORDS.get(called_name(call), ()):
        if isinstance(where, int) and where < len(call.args):
            yield call.args[where]
        yield from (keyword.value for keyword in call.keywords if keyword.arg == where)


def untranslated(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Return the line and text of each word that is shown without tr()."""
    # A name that is given a bare text and then shown is found through what it was given.
    for function in (x for x in ast.walk(tree) if isinstance(x, ast.FunctionDef)):
        given = {
            target.id: node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for call in (x for x in ast.walk(function) if isinstance(x, ast.Call)):
            for argument in shown_arguments(call):
                value = argument
                if isinstance(argument, ast.Name):
                    value = given.get(argument.id, argument)
                for text in bare_texts(value):
                    if LETTER.search(text) or text in AS_THEY_ARE:
                        yield call.lineno, text


def test_words_that_are_shown_go_through_tr() -> None:
    found = [
        f"{place(path, line)} {text!r}"
        for path in python_files("ketams_desktop/ui")
        for line, text in untranslated(tree_of(path))
        if text not in AS_THEY_ARE
    ]
    assert found == []


def test_texts_that_stay_as_they_are_are_all_in_use() -> None:
    used = {x.value for path in python_files("ketams_desktop/ui") for x in constants(path)}
    assert used >= set(AS_THEY_ARE)


def constants(path: Path) -> Iterator[ast.Constant]:
    return (x for x in ast.walk(tree_of(path)) if isinstance(x, ast.Constant))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('def f(kit):\n    Line(kit, "Bare words")', ["Bare words"]),
        ('def f(kit):\n    text = "Bare"\n    Heading(kit, text, 1)', ["Bare"]),
        ('def f(kit, n):\n    Line(kit, f"{n} places", "small")', [" places"]),
        ('def f(self):\n    self.x.setAccessibleName("Bare " + self.tr("fine"))', ["Bare "]),
        ('def f(kit, x):\n    ActionButton(kit, "Yes" if x else tr("No"))', ["Yes"]),
        ('def f():\n    Notice("Bare {x}".format(x=1), actions=())', ["Bare {x}"]),
        ('def f(self, kit):\n    Line(kit, self.tr("Fine {x}").format(x=1), "small")', []),
        ('def f(kit, n):\n    Line(kit, f"{n}.", "strong")', []),
        ('def f(kit, x):\n    icon = "lucide:x"\n    ActionButton(kit, x.title, icon)', []),
    ],
)
def test_the_check_finds_words_without_tr(code: str, found: list[str]) -> None:
    assert [text for _, text in untranslated(ast.parse(code))] == found


# What is collected ---------------------------------------------------------------------------


def texts_in_code() -> set[str]:
    """Return every text that the code hands to a translator."""
    found = set()
    for path in python_files("ketams_desktop"):
        for call in (x for x in ast.walk(tree_of(path)) if isinstance(x, ast.Call)):
            where = TRANSLATED.get(called_name(call))
            is_qt = where == 1 or isinstance(call.func, ast.Attribute)
            if where is None or not is_qt or (where == 1 and len(call.args) < 2):
                continue
            text = call.args[where]
            assert isinstance(text, ast.Constant), f"{place(path, call.lineno)} is no plain text"
            found.add(text.value)
    return found


def test_texts_of_the_code_are_all_collected() -> None:
    root = ElementTree.fromstring(all_texts())  # noqa: S314 - made by Qt a moment ago
    collected = {message.findtext("source", "") for message in root.iter("message")}
    assert len(collected) > 100
    assert texts_in_code() == collected


def test_translations_match_the_code(tmp_path: Path) -> None:
    folder = tmp_path / "translations"
    shutil.copytree(TRANSLATIONS, folder)
    changed = [path.name for path in bring_up_to_date(folder)]
    assert changed == [], "run: python3 dev.py texts"


@pytest.mark.parametrize("path", sorted(TRANSLATIONS.glob("*.ts")), ids=lambda path: path.stem)
def test_translations_are_finished(path: Path) -> None:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - the project's own
    translations = list(root.iter("translation"))
    assert translations
    assert [x.get("type") for x in translations if x.get("type")] == []
    for message in root.iter("message"):
        forms = [x.text or "" for x in message.iter("numerusform")]
        assert all(forms), message.findtext("source")
        if path.stem == "ketams_en":
            assert len(forms) == 2, "English is collected for its plurals only"


def test_values_in_texts_have_names() -> None:
    """`{}` and `%s` leave a translator to guess, and cannot change places."""
    nameless = re.compile(r"\{\}|\{\d+\}|%[sd12]")
    assert [text for text in texts_in_code() if nameless.search(text)] == []


def test_translations_folder_holds_no_pseudo_language() -> None:
    names = {path.stem for path in (ROOT / "resources" / "translations").iterdir()}
    assert names == {"ketams_en"}


def test_languages_that_are_begun_hold_every_text(tmp_path: Path) -> None:
    shutil.copytree(BEGUN, tmp_path / "begun")
    assert (BEGUN / "ketams_es.ts").is_file()
    assert follow_with_begun(tmp_path / "begun") == []

"""Makes the pseudo-languages from the texts in the code."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.pseudo.content import make_pack
from tools.pseudo.words import lengthened, turned
from tools.texts.extraction import TRANSLATIONS, all_texts, compile_texts

#: Qt itself asks for this text, to learn which way a language runs.
_DIRECTION = ("QGuiApplication", "QT_LAYOUT_DIRECTION")


@dataclass(frozen=True, slots=True)
class PseudoLanguage:
    """How words are changed, and which way they run."""

    id: str
    change: Callable[[str], str]
    direction: str

    def qm(self, folder: Path) -> Path:
        """Return where the interface's words lie below `folder`."""
        return folder / f"ketams_{self.id}.qm"

    def pack(self, folder: Path) -> Path:
        """Return where the content lies below `folder`."""
        return folder / f"content-{self.id}.pack"


PSEUDO_LANGUAGES = {
    "long": PseudoLanguage("long", lengthened, "LTR"),
    "rtl": PseudoLanguage("rtl", turned, "RTL"),
}


def make_all(folder: Path) -> list[Path]:
    """Make every pseudo-language in `folder` and return its files.

    Raises:
        TextsError: one of Qt's tools failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts, plurals = all_texts(), _plural_forms(TRANSLATIONS / "ketams_en.ts")
    made = []
    for language in PSEUDO_LANGUAGES.values():
        qm = language.qm(folder)
        ts = qm.with_suffix(".ts")
        ts.write_bytes(_translated(texts, plurals, language))
        compile_texts(ts, qm)
        made.append(qm)
    return made


def make_packs(folder: Path, pack: Path) -> None:
    """Make the content of every pseudo-language in `folder` from a compiled pack."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in PSEUDO_LANGUAGES.values():
        make_pack(pack, language.pack(folder), language.change)


def _translated(
    texts: bytes, plurals: dict[tuple[str, str], list[str]], language: PseudoLanguage
) -> bytes:
    # Qt's own tool wrote this a moment ago: it is not a stranger's XML.
    root = ElementTree.fromstring(texts)  # noqa: S314
    for context in root.iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source", "")
            forms = plurals.get((context.findtext("name", ""), source), [])
            _translate(message, source, forms, language.change)
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = _DIRECTION[0]
    message = ElementTree.SubElement(context, "message")
    ElementTree.SubElement(message, "source").text = _DIRECTION[1]
    ElementTree.SubElement(message, "translation").text = language.direction
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _translate(
    message: ElementTree.Element, source: str, forms: list[str], change: Callable[[str], str]
) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ElementTree.SubElement(message, "translation")
    translation.attrib.pop("type", None)
    slots = translation.findall("numerusform")
    for number, slot in enumerate(slots):
        slot.text = change(forms[number] if number < len(forms) else source)
    if not slots:
        translation.text = change(source)


def _plural_forms(ts: Path) -> dict[tuple[str, str], list[str]]:
    """Return the plural forms of a .ts file by context and source text."""
    # The project's own file.
    root = ElementTree.parse(ts).getroot()  # noqa: S314
    return {
        (context.findtext("name", ""), message.findtext("source", "")): [
            form.text or "" for form in message.iter("numerusform")
        ]
        for context in root.iter("context")
        for message in context.iter("message")
    }

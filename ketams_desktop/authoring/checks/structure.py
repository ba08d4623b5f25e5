"""Checks of how pages are built: ids, order of keys, sections, headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import PurePosixPath

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Content, Front, ParsedPage
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.library.blocks import Heading

_KEY_ORDER = [field.name for field in fields(Front)]


def check_file_names(material: Material) -> Iterator[Finding]:
    """Check that each page's id is its file name."""
    content = material.content
    for page in content.pages:
        name = PurePosixPath(page.file).stem
        if page.front.id != name:
            message = f"The id is '{page.front.id}', but the file is called '{name}.md'."
            hint = "Ids never change: rename the file"
            yield finding("KM021", page.file, page.line("id"), message, hint)


def check_key_order(material: Material) -> Iterator[Finding]:
    """Check that every front matter has its keys in the same order."""
    content = material.content
    for page in content.pages:
        keys = list(page.document.data) if isinstance(page.document.data, dict) else []
        wanted = [key for key in _KEY_ORDER if key in keys]
        wrong = next((key for key, want in zip(keys, wanted, strict=False) if key != want), None)
        if wrong is not None:
            message = f"The key '{wrong}' is not in its place."
            hint = f"The order is: {', '.join(_KEY_ORDER)}"
            yield finding("KM010", page.file, page.line(wrong), message, hint)


def check_sections(material: Material) -> Iterator[Finding]:
    """Check that each page stands in exactly the section that it names."""
    content = material.content
    listed: dict[str, str] = {}
    for item in content.listed_pages():
        if not content.has("page", item.page):
            message = f"There is no page '{item.page}'."
            hint = "Check the name of its file"
            yield finding("KM031", item.file, item.line, message, hint)
        if item.page in listed:
            message = f"The page '{item.page}' is listed twice."
            yield finding("KM022", item.file, item.line, message, "Keep it in one section")
        listed.setdefault(item.page, item.section)
    if "section" not in content.unread:
        for page in content.pages:
            yield from _section_of(page, listed.get(page.front.id), content)


def _section_of(page: ParsedPage, section: str | None, content: Content) -> Iterator[Finding]:
    named = page.front.section
    line = page.line("section")
    if not content.has("section", named):
        message = f"There is no section '{named}'."
        yield finding("KM022", page.file, line, message, "Check the id against sections.yaml")
    elif section is None:
        hint = f"Add '{page.front.id}' to the pages of '{named}'"
        message = "No section in sections.yaml lists this page."
        yield finding("KM022", page.file, line, message, hint)
    elif section != named:
        message = f"The page names the section '{named}', but '{section}' lists it."
        yield finding("KM022", page.file, line, message, "Change one of the two")


def check_headings(material: Material) -> Iterator[Finding]:
    """Check that no heading level is skipped, and that a page has text."""
    content = material.content
    for page in content.pages:
        level = 1
        for parsed in page.blocks:
            if isinstance(parsed.block, Heading):
                if parsed.block.level > level + 1:
                    message = "A ### heading stands before any ## heading."
                    hint = "Make it ##, or put a ## heading before it"
                    yield finding("KM012", page.file, parsed.line, message, hint)
                level = parsed.block.level
        if not any(not isinstance(parsed.block, Heading) for parsed in page.blocks):
            hint = "Write a paragraph under the front matter"
            message = "This page has no text."
            yield finding("KM014", page.file, page.body_line, message, hint)


CHECKS = (check_file_names, check_key_order, check_sections, check_headings)

"""Closed schemas for the content's YAML, and their findings in plain words.

The schemas are data: JSON Schema files in `schemas/`. Each may give a property an
`x-hint`, which becomes the hint of a finding about it.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.yaml_loader import Document
from ketams_desktop.authoring.yaml_loader import Path as PartPath

_FOLDER = Path(__file__).resolve().parent / "schemas"
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}
_PYTHON_TYPES = {str: "text", bool: "true or false", int: "a number", float: "a number"}

_MESSAGES = {
    "const": "expected {rule}.",
    "minLength": "the text is empty.",
    "maxLength": "the text is longer than {rule} characters.",
    "minItems": "the list is too short; {rule} at least.",
    "maxItems": "the list is too long; {rule} at most.",
    "uniqueItems": "something stands twice in this list.",
    "minimum": "{value} is too small; {rule} at least.",
    "maximum": "{value} is too big; {rule} at most.",
    "exclusiveMinimum": "{value} is too small; more than {rule}.",
}


def schema_names() -> list[str]:
    """Return the names of all schemas, sorted."""
    return sorted(path.stem for path in _FOLDER.glob("*.json"))


def load_schema(name: str) -> dict[str, object]:
    """Return the schema called `name`."""
    schema: dict[str, object] = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    return schema


def check_shape(document: Document, name: str) -> list[Finding]:
    """Check a document against the schema called `name`."""
    validator = Draft202012Validator(load_schema(name))
    found = []
    for error in validator.iter_errors(document.data):
        found += list(_findings(error, document))
    return found


def _findings(error: ValidationError, document: Document) -> Iterator[Finding]:
    path: PartPath = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, document, path)
        return
    message, hint = _in_words(error)
    hint = _own_hint(error) or hint
    yield finding("KM008", document.file, document.line(path), f"{_place(path)}{message}", hint)


def _unknown_keys(error: ValidationError, document: Document, path: PartPath) -> Iterator[Finding]:
    known = list(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
    instance: Any = error.instance
    for key in instance:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            hint = f"Did you mean '{close[0]}'?" if close else f"Known keys: {', '.join(known)}"
            line = document.line((*path, key))
            message = f"{_place(path)}the key '{key}' is not known."
            yield finding("KM008", document.file, line, message, hint)


def _in_words(error: ValidationError) -> tuple[str, str]:
    """Return the message and a hint for one broken rule of a schema."""
    rule: Any = error.validator_value
    value: Any = error.instance
    if error.validator == "required":
        missing = "', '".join(key for key in rule if key not in value)
        return f"the key '{missing}' is missing.", "Add it, with its value after a colon"
    if error.validator == "type":
        hint = "Put it in quotes" if _wants_quotes(value, rule) else ""
        return f"expected {_expected(rule)}, not {_found(value)}.", hint
    if error.validator == "enum":
        return f"{_shown(value)} is not one of the allowed words.", f"Use {_joined(rule)}"
    message = _MESSAGES.get(str(error.validator), "{value} does not have the right form.")
    return message.format(value=_shown(value), rule=_shown(rule)), ""


def _own_hint(error: ValidationError) -> str:
    schema = error.schema
    return str(schema.get("x-hint", "")) if isinstance(schema, dict) else ""


def _wants_quotes(value: object, rule: object) -> bool:
    return "string" in _as_list(rule) and isinstance(value, bool | int | float)


def _expected(rule: object) -> str:
    return " or ".join(_TYPES.get(str(item), str(item)) for item in _as_list(rule))


def _found(value: object) -> str:
    if value is None:
        return "nothing"
    return _PYTHON_TYPES.get(type(value), "a list" if isinstance(value, list) else "keys")


def _as_list(rule: object) -> list[object]:
    return rule if isinstance(rule, list) else [rule]


def _joined(words: list[object]) -> str:
    return ", ".join(str(word) if word != "" else '""' for word in words)


def _shown(value: object) -> str:
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _place(path: PartPath) -> str:
    """Return "claims, item 4, kind: ", or nothing for the document as a whole."""
    parts = [f"item {part + 1}" if isinstance(part, int) else part for part in path]
    return f"{', '.join(parts)}: " if parts else ""

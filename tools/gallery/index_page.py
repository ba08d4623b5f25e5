"""The page to look through the pictures with: thumbnails by screen, filters in plain CSS."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby
from typing import Any

#: What can be filtered by, with the heading of the filter.
_FILTERS = {
    "theme": "Theme",
    "percent": "Text size",
    "window": "Window",
    "language": "Words",
    "length": "Length",
}
_SHOWN_FIRST = {"theme": "paper", "percent": "100", "window": "1366", "language": "en"}

_STYLE = """
body { font: 16px/1.4 sans-serif; margin: 0; background: #f4f4f4; color: #111; }
form { position: sticky; top: 0; background: #fff; padding: 8px 16px; border-bottom: 1px solid;
  display: flex; flex-wrap: wrap; gap: 8px 24px; z-index: 1; }
fieldset { border: 0; padding: 0; margin: 0; }
legend { float: left; font-weight: bold; margin-right: 8px; }
main { padding: 0 16px; }
section > div { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }
figure { margin: 0; width: 420px; background: #fff; padding: 6px; }
figure img { width: 100%; height: auto; display: block; }
figcaption { font-size: 14px; }
"""


def index_page(pictures: Sequence[dict[str, Any]]) -> str:
    """Return the page as HTML. `pictures` are plain `Picture` records."""
    labeled = [(picture, _labels(picture)) for picture in pictures]
    values = {key: list(dict.fromkeys(labels[key] for _, labels in labeled)) for key in _FILTERS}
    filters = "\n".join(_filter(key, values[key]) for key in _FILTERS)
    hiding = "\n".join(
        f"body:has(#{key}-{value}:not(:checked)) .{key}-{value} {{ display: none; }}"
        for key in _FILTERS
        for value in values[key]
    )
    in_order = sorted(labeled, key=lambda x: x[0]["scene"])
    by_scene = groupby(in_order, key=lambda x: str(x[0]["scene"]))
    sections = "\n".join(_section(scene, list(group)) for scene, group in by_scene)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f"<title>Gallery</title>\n<style>{_STYLE}{hiding}\n</style>\n"
        f"<form>\n{filters}\n</form>\n<main>\n{sections}\n</main>\n</html>\n"
    )


def _labels(picture: dict[str, Any]) -> dict[str, str]:
    return {
        "theme": str(picture["theme"]),
        "percent": str(picture["percent"]),
        "window": str(picture["width"]),
        "language": str(picture["language"]),
        "length": "full" if picture["is_tall"] else "window",
    }


def _filter(key: str, values: Sequence[str]) -> str:
    boxes = " ".join(
        f'<label><input type="checkbox" id="{key}-{value}"'
        f"{' checked' if _SHOWN_FIRST.get(key, value) == value else ''}> {value}</label>"
        for value in values
    )
    return f"<fieldset><legend>{_FILTERS[key]}</legend>{boxes}</fieldset>"


def _section(scene: str, group: Sequence[tuple[dict[str, Any], dict[str, str]]]) -> str:
    figures = "\n".join(_figure(picture, labels) for picture, labels in group)
    name = html.escape(scene)
    return f'<section id="{name}">\n<h2>{name}</h2>\n<div>\n{figures}\n</div>\n</section>'


def _figure(picture: dict[str, Any], labels: dict[str, str]) -> str:
    classes = " ".join(f"{key}-{value}" for key, value in labels.items())
    file, words = html.escape(str(picture["file"])), html.escape(", ".join(labels.values()))
    size = f'width="{picture["width"]}" height="{picture["height"]}"'
    return (
        f'<figure class="{classes}"><a href="{file}">'
        f'<img loading="lazy" src="{file}" alt="{html.escape(str(picture["scene"]))}" {size}></a>'
        f"<figcaption>{words}</figcaption></figure>"
    )

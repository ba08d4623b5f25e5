"""`python -m tools.gallery`: render every screen and write `build/gallery/index.html`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tools.gallery.index_page import index_page
from tools.gallery.views import View, all_views
from tools.gallery.work import Folders, render
from tools.pseudo.languages import make_all, make_packs

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "gallery"
PACK = ROOT / "build" / "ketams-content.pack"


def main(arguments: Sequence[str]) -> int:
    """Render what is asked for; say how many pictures there are and how long it took."""
    options = _options(arguments)
    start = time.monotonic()
    themes = [path.stem for path in sorted((ROOT / "resources" / "themes").glob("*.toml"))]
    views = [
        x
        for x in all_views(themes, options.percent or (), whole=options.whole)
        if _is_wanted(x, options)
    ]
    out, pseudo = options.out.resolve(), options.out.resolve().with_name("pseudo")
    make_all(pseudo)
    make_packs(pseudo, options.pack)
    _remove_old(out)
    folders = Folders(out, options.pack.resolve(), pseudo)
    pictures = render(views, options.only or (), folders, options.processes)
    (out / "pictures.json").write_text(json.dumps(pictures, indent=1) + "\n", "utf-8")
    (out / "index.html").write_text(index_page(pictures), "utf-8")
    seconds = time.monotonic() - start
    print(f"{len(pictures)} pictures in {seconds:.1f} s: {out / 'index.html'}")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gallery", description=__doc__)
    parser.add_argument("--only", action="append", help="scenes whose ids begin so")
    parser.add_argument("--theme", action="append")
    parser.add_argument("--percent", action="append", type=int, help="any from 100 to 300")
    parser.add_argument("--whole", action="store_true", help="in full length what scrolls")
    parser.add_argument("--width", action="append", type=int)
    parser.add_argument("--language", action="append", help="en, long or rtl")
    parser.add_argument("--out", type=Path, default=OUT, help="where the gallery is written")
    parser.add_argument("--pack", type=Path, default=PACK, help="the content that is shown")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args(arguments)


def _is_wanted(view: View, options: argparse.Namespace) -> bool:
    asked = (
        (options.theme, view.theme),
        (options.percent, view.percent),
        (options.width, view.width),
        (options.language, view.language),
    )
    return all(wanted is None or value in wanted for wanted, value in asked)


def _remove_old(out: Path) -> None:
    """Take the pictures of before away, and nothing else."""
    for path in out.glob("pictures/*/*.png"):
        path.unlink()
    (out / "pictures").mkdir(parents=True, exist_ok=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python -m tools.campaigns NAME`: run one long check and keep its figures.

Writes `build/campaigns/NAME.json`; with `--record`, a line in `docs/campaigns.md` as well.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.bench.machine import circumstances
from tools.campaigns.registry import CAMPAIGNS

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "campaigns"
RECORD = ROOT / "docs" / "campaigns.md"


def main(arguments: Sequence[str]) -> int:
    """Run one campaign; return 0 when it found no fault."""
    options = _options(arguments)
    campaign = CAMPAIGNS[options.name]
    size = campaign.full_size if options.size is None else options.size
    report: dict[str, Any] = {"name": options.name, "size": size, "seed": options.seed}
    report["is_full"] = size >= campaign.full_size
    report |= circumstances()
    begin = time.monotonic()
    outcome = campaign.run(size, options.seed)
    report["seconds"] = round(time.monotonic() - begin, 1)
    report |= {"figures": outcome.figures, "faults": outcome.fault_count, "told": outcome.faults}
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / f"{options.name}.json"
    path.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    for fault in outcome.faults:
        print(fault)
    print(line_of(report))
    if options.record:
        with RECORD.open("a", encoding="utf-8") as file:
            file.write(line_of(report) + "\n")
    return 1 if outcome.fault_count else 0


def line_of(report: dict[str, Any]) -> str:
    """Return a campaign's figures as one line of a table."""
    figures = ", ".join(f"{name} {value}" for name, value in report["figures"].items())
    machine = report["machine"]
    where = f"{machine['cpu']}, {machine['cores']} cores"
    day = report["date"][:10]
    return (
        f"| {day} | {report['commit']} | {report['name']} | {report['size']} | "
        f"{report['faults']} | {figures} | {report['seconds']:.0f} s | {where} |"
    )


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    about = "\n".join(f"  {name}: {x.about}; {x.full_size}" for name, x in CAMPAIGNS.items())
    parser = argparse.ArgumentParser(
        prog="campaign",
        description="Names, and how many at full size:\n" + about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", choices=sorted(CAMPAIGNS), metavar="NAME")
    parser.add_argument("--size", type=int, help="how many, where not all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true", help="add a line to docs/campaigns.md")
    parser.add_argument("--out", type=Path, default=OUT, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`fuzz`: inputs that are led by the lines they reach; no reader of ours fails but with a sentence.

Needs atheris, which is not among the locked packages (it has wheels for Linux alone): install it
into `.venv` first. The corpus starts from the fixtures and stays in build/fuzz for the next run.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.campaigns.campaign import Outcome

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "build" / "fuzz"
TARGETS = ("lists", "answers", "policy", "settings", "signature", "page")
#: What each target is shown first.
SEEDS = {
    "lists": ("tests/fixtures/lists/*.ketams",),
    "answers": ("tests/fixtures/situations/*.json",),
    "policy": ("docs/clinic/policy.md", "packaging/linux/kiosk/*"),
    "page": ("content/en/pages/b*.md",),
}


def run(size: int, seed: int) -> Outcome:
    """Feed each target `size` inputs."""
    outcome = Outcome({"targets": 0})
    if importlib.util.find_spec("atheris") is None:
        outcome.add_fault("atheris is not installed in this environment; nothing was fuzzed.")
        return outcome
    for name in TARGETS:
        _run_target(name, size, seed, outcome)
    return outcome


def _run_target(name: str, size: int, seed: int, outcome: Outcome) -> None:
    corpus = CORPUS / name
    corpus.mkdir(parents=True, exist_ok=True)
    for pattern in SEEDS.get(name, ()):
        for path in ROOT.glob(pattern):
            shutil.copy(path, corpus / f"seed-{path.name}")
    command = [sys.executable, "-m", "tools.campaigns.fuzz_target", name, str(size), str(seed)]
    done = subprocess.run(
        [*command, str(corpus)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    outcome.count("targets")
    found = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    outcome.figures[name] = int(found[1]) if found else 0
    peak = re.search(r"peak_rss_mb: (\d+)", done.stderr)
    if peak:
        outcome.figures["peak_mib"] = max(outcome.figures.get("peak_mib", 0), int(peak[1]))
    if done.returncode != 0:
        told = done.stderr.strip().splitlines()
        reason = next((x for x in told if "Error" in x or "ERROR" in x), "it ended")
        outcome.add_fault(f"fuzz, {name}, seed {seed}: {reason[:200]}")

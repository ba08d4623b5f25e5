"""`fuzz`: inputs that are led by the lines they reach; no reader of ours fails but with a sentence.

It runs in an environment of its own, `.venv-fuzz/`, which `dev.py campaign fuzz` makes: atheris
has wheels for Linux alone. The corpus starts from the fixtures and stays in build/fuzz for the
next run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from tools.campaigns.campaign import Outcome

ROOT = Path(__file__).resolve().parents[2]
#: See tools/environments.py.
PYTHON = ROOT / ".venv-fuzz" / "bin" / "python"
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
    if not PYTHON.exists():
        outcome.add_fault(
            "Nothing was fuzzed: atheris is there for Linux on x86-64 alone, in the environment "
            "that `python3 dev.py campaign fuzz` makes."
        )
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
    command = [str(PYTHON), "-m", "tools.campaigns.fuzz_target", name, str(size), str(seed)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, str(corpus)], cwd=ROOT, env=env, capture_output=True, text=True, check=False
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

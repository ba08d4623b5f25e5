"""The workflows run only what is named by a full hash, with no more rights than they need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from house_files import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_full_hash_with_their_version(path: Path) -> None:
    used = re.findall(r"uses: (.+)$", path.read_text("utf-8"), re.M)
    assert len(used) > 1
    assert [x for x in used if not PINNED.fullmatch(x)] == []


def test_an_action_has_one_version_everywhere() -> None:
    used = {
        line for path in WORKFLOWS for line in re.findall(r"uses: (\S+)", path.read_text("utf-8"))
    }
    names = [line.split("@")[0] for line in used]
    assert len(WORKFLOWS) == 2
    assert sorted(names) == sorted(set(names))


def test_rights_are_to_read_but_for_the_proof_of_origin() -> None:
    more = {}
    for path in WORKFLOWS:
        plain = yaml.safe_load(path.read_text("utf-8"))
        assert plain["permissions"] == {"contents": "read"}
        for name, job in plain["jobs"].items():
            rights = {k for k, v in job.get("permissions", {}).items() if v == "write"}
            if rights:
                more[name] = rights
    assert more == {"checksums": {"id-token", "attestations"}}


def test_nothing_is_kept_of_the_right_to_read_the_code() -> None:
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            for step in job["steps"]:
                if str(step.get("uses", "")).startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False


def test_every_job_ends_some_time() -> None:
    for path in WORKFLOWS:
        jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"]
        assert [name for name, job in jobs.items() if "timeout-minutes" not in job] == []

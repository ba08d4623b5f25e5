"""Every campaign by name. A new one is one line here."""

from __future__ import annotations

from tools.campaigns import (
    fuzz,
    kill,
    leaflets,
    list_files,
    monkey,
    packs,
    sheets,
    soak,
    soak_clinic,
)
from tools.campaigns.campaign import Campaign

CAMPAIGNS: dict[str, Campaign] = {
    "list-files": Campaign("spoiled list files are opened", 1_000_000, list_files.run),
    "packs": Campaign("spoiled content packs are read", 100_000, packs.run),
    "fuzz": Campaign("inputs led by the lines they reach, six readers", 200_000, fuzz.run),
    "kill": Campaign("a process that keeps a list is killed", 1_000, kill.run),
    "sheets": Campaign("hostile text is typeset", 2_000, sheets.run),
    "leaflets": Campaign("every page is put on paper, in every size", 1_386, leaflets.run),
    "monkey": Campaign("random presses in a waiting room", 100_000, monkey.run),
    "soak": Campaign("every screen is read and the list edited, in rounds", 24, soak.run),
    "soak-clinic": Campaign("visits to a waiting room, eight hours of them", 500, soak_clinic.run),
}

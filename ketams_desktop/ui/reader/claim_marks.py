"""A claim's badges and, for effects, why nobody can be surer: one press opens it in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ketams_desktop.library.records import Certainty, Claim, ClaimKind
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.reader.claim_words import badge_widget, badge_words
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder, SideStripe, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Line


class ClaimMarks(Holder):
    """The badges of claims, none twice, and the button "Why not surer?"."""

    def __init__(self, kit: Kit, claims: Sequence[Claim]) -> None:
        super().__init__()
        self._kit = kit
        self._unsure = [x for x in claims if x.kind is ClaimKind.EFFECT and x.why_not_surer]
        self._column = column(kit.space("tight"))
        self.setLayout(self._column)
        row = Holder()
        flow = FlowLayout(kit.space("tight"), row)
        for words in badge_words(claims):
            flow.addWidget(badge_widget(kit, words))
        self._column.addWidget(row)
        self._reasons: QWidget | None = None
        if self._unsure:
            self._button = ActionButton(kit, "", kind=ButtonKind.QUIET)
            self._button.clicked.connect(self._on_pressed)
            flow.addWidget(self._button)
            self._show_state()

    def _on_pressed(self) -> None:
        if self._reasons is None:
            self._reasons = self._build()
            self._column.addWidget(self._reasons)
            self._reasons.show()
        else:
            self._reasons.setVisible(self._reasons.isHidden())
        self._show_state()
        if not self._reasons.isHidden():
            announce(self._reasons, " ".join(x.why_not_surer for x in self._unsure))

    def _show_state(self) -> None:
        is_open = self._reasons is not None and not self._reasons.isHidden()
        if all(claim.certainty is Certainty.HIGH for claim in self._unsure):
            # "Why not surer?" beside "Sure of this" would be odd.
            text = self.tr("Hide the limits") if is_open else self.tr("What are the limits?")
        else:
            text = self.tr("Hide why not surer") if is_open else self.tr("Why not surer?")
        icon = "lucide:chevron-up" if is_open else "lucide:chevron-down"
        self._button.set_look(text, icon, ButtonKind.QUIET)
        # A screen reader hears what the button is about; a page has several.
        self._button.setAccessibleName(f"{text} {self._unsure[0].statement}")

    def _build(self) -> QWidget:
        c = self._kit.colors
        box = SideStripe(self._kit, c.certainty_ink, c.certainty_tint)
        for claim in self._unsure:
            if len(self._unsure) > 1:
                box.column.addWidget(Line(self._kit, claim.statement, "small_strong"))
            box.column.addWidget(Line(self._kit, claim.why_not_surer, "small"))
        return box

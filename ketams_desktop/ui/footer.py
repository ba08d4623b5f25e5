"""The line at the bottom of every screen: the promise, and who has reviewed the words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ketams_desktop.library.records import PackInfo
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import Ornament
from ketams_desktop.ui.widgets.cards import Plate, row
from ketams_desktop.ui.widgets.prose import Line

translate = QCoreApplication.translate


def is_out_of_date(info: PackInfo, today: date) -> bool:
    """Say whether the content should have been reviewed again by now."""
    return bool(info.review_due) and info.review_due < today.isoformat()


def review_line(info: PackInfo, today: date) -> str:
    """Return who has reviewed the content, and its version; and that it is past its date."""
    version = translate("Footer", "Content {version}").format(version=info.content_version)
    if info.is_preview:
        reviewed = translate("Footer", "Not yet reviewed by a clinician")
        state = translate("Footer", "Preview") + " · " + reviewed
    else:
        state = translate("Footer", "Reviewed by {name}").format(name=info.reviewed_by)
    if is_out_of_date(info, today):
        state = translate("Footer", "This content is out of date") + " · " + state
    return f"{state} · {version}"


class Footer(Plate):
    """The promise and the review line."""

    def __init__(self, kit: Kit, info: PackInfo, today: date, is_narrow: bool) -> None:
        super().__init__(kit.colors.background, kit.colors.line)
        layout = QVBoxLayout(self) if is_narrow else QHBoxLayout(self)
        side = kit.edge_space()
        layout.setContentsMargins(side, kit.space("tight"), side, kit.space("tight"))
        promise = row(kit.space("tight"))
        icon = Ornament()
        icon.setPixmap(
            kit.icon("lucide:shield-check", kit.colors.soft_ink, self.devicePixelRatioF())
        )
        promise.addWidget(icon)
        words = self.tr("No adverts. No account. Nothing is sent to the internet.")
        promise.addWidget(Line(kit, words, "small", kit.colors.soft_ink), 1)
        layout.addLayout(promise, 1)
        review = Line(kit, review_line(info, today), "small", kit.colors.soft_ink)
        layout.addWidget(review, 0 if is_narrow else 1)
        if not is_narrow:
            review.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

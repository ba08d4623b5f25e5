"""Two lines for someone who comes back: where they stopped, and what is on their list."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ketams_desktop.desktop.session import Session
from ketams_desktop.questions.guide import Way
from ketams_desktop.questions.guide_path import GuideWalk


class Recap(QObject):
    """Puts what a session holds into the words of a recap."""

    def lines(self, session: Session) -> tuple[str, ...]:
        """Return where the person is in the guide, if they began it, and what is on the list."""
        count = len(session.questions)
        on_list = self.tr("%n question(s) on your list.", "", count)
        if not count:
            on_list = self.tr("Nothing on your list yet.")
        return (on_list,) if session.walk is None else (self._where(session.walk), on_list)

    def go_on(self, walk: GuideWalk) -> str:
        """Return the words on the button that goes on in the guide."""
        return self.tr("Go on with step {number}").format(number=walk.index + 1)

    def _where(self, walk: GuideWalk) -> str:
        if not walk.is_finished:
            return self.tr("You were at step {number} of {all}, {name}.").format(
                number=walk.index + 1, all=len(walk.steps), name=walk.step.name
            )
        if walk.way is Way.QUICK:
            return self.tr("You have been through the short way.")
        return self.tr("You have been through every step.")

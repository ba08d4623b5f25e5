"""Text & colors: how big, and which colors. Every press shows at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from ketams_desktop.desktop.settings import SYSTEM_THEME, TEXT_SIZES
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.preferences.choices import ChoiceRow, SwitchRow
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Card, Holder
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_text(context: Context, _about: str) -> ScreenParts:
    """Build the screen."""
    return ScreenParts(
        translate("TextAndColors", "Text & colors"), TextAndColors(context), with_search=False
    )


class TextAndColors(Holder):
    """Text size and colors."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._settings = context.services.settings
        self._context, self._kit = context, context.kit
        kit, value = context.kit, context.services.settings.value
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("Text & colors"), 1))
        layout.addWidget(Heading(kit, self.tr("Text size"), 2))
        sizes = [(str(size), self.tr("{size} %").format(size=size)) for size in TEXT_SIZES]
        row = ChoiceRow(kit, self.tr("Text size"), sizes, str(value.text_percent))
        row.chosen.connect(self._on_size)
        layout.addWidget(row)
        layout.addSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("Colors"), 2))
        themes = [(SYSTEM_THEME, self.tr("Like my computer"))]
        themes.extend((x.id, self._name(x.id, x.name)) for x in context.services.themes.all())
        colors = ChoiceRow(kit, self.tr("Colors"), themes, value.theme)
        colors.chosen.connect(self._on_theme)
        layout.addWidget(colors)
        layout.addSpacing(kit.space("small"))
        sample = Card(kit)
        sample.column.addWidget(Heading(kit, self.tr("This is how a page looks"), 2))
        text = self.tr("Read this line. Is it easy on your eyes? If not, try another choice.")
        sample.column.addWidget(Line(kit, text))
        layout.addWidget(sample)
        layout.addSpacing(kit.space("small"))
        if context.services.clinic is not None:
            # At home this stands in Settings, which a waiting room does not have.
            self._add_hearing()
        usual = ActionButton(kit, self.tr("Back to the usual look"), "lucide:rotate-ccw")
        usual.clicked.connect(self._on_usual)
        layout.addWidget(usual)

    def _add_hearing(self) -> None:
        kit, layout = self._kit, self.layout()
        name = self.tr("Say the name of each button that I go to")
        is_on = self._settings.value.speak_controls
        hearing = SwitchRow(kit, name, self.tr("On"), self.tr("Off"), is_on=is_on)
        hearing.switched.connect(self._on_hearing)
        words = self.tr("Others may hear it, too. Use headphones if there are some.")
        if layout is not None:
            for widget in (Line(kit, name, "strong"), hearing, Line(kit, words, "small")):
                layout.addWidget(widget)

    def _on_hearing(self, is_on: bool) -> None:
        self._settings.change(speak_controls=is_on)
        self._context.navigator.moved_in_place.emit()

    def _name(self, theme_id: str, name: str) -> str:
        return {
            "paper": self.tr("Paper (light)"),
            "cream": self.tr("Cream (soft, little glare)"),
            "night": self.tr("Night (dark)"),
            "dim": self.tr("Dim (dark, low light)"),
            "contrast": self.tr("Contrast (black, white, yellow)"),
        }.get(theme_id, name)

    def _on_size(self, size: str) -> None:
        self._settings.change(text_percent=int(size))

    def _on_theme(self, theme: str) -> None:
        self._settings.change(theme=theme)

    def _on_usual(self) -> None:
        self._settings.change(theme=SYSTEM_THEME, text_percent=100)

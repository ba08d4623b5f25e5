"""Settings: keeping the list, the sheet's paper and size, the country."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.errors import ListFileError
from ketams_desktop.paper.sheet import PaperSize, SheetSize
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.guide.sheet_choice import present_paper
from ketams_desktop.ui.notices import Notice, NoticeKind
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceRow, SwitchRow
from ketams_desktop.ui.preferences.content_part import ContentPart
from ketams_desktop.ui.preferences.hands import HandsPart
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Holder
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_settings(context: Context, _about: str) -> ScreenParts:
    """Build the screen."""
    return ScreenParts(
        translate("SettingsScreen", "Settings"), SettingsScreen(context), with_search=False
    )


class SettingsScreen(Holder):
    """What the app keeps and how it prints."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("Settings"), 1))
        self._add_keeping()
        self._add_reading()
        self._layout.addSpacing(kit.space("small"))
        self._layout.addWidget(HandsPart(context))
        self._add_sheet()
        self._add_country()
        packs = context.services.packs
        if packs is not None:
            self._layout.addSpacing(kit.space("small"))
            self._layout.addWidget(ContentPart(context, packs))
        self._add_wiping()
        self._add_about()

    def _add_keeping(self) -> None:
        kit, value = self._context.kit, self._context.services.settings.value
        self._layout.addWidget(Heading(kit, self.tr("Keeping my list"), 2))
        where = self.tr("A kept list stays on this computer, here: {path}")
        path = str(self._context.services.keeper.path)
        self._layout.addWidget(Line(kit, where.format(path=path), "small", kit.colors.soft_ink))
        self._add_row(
            self.tr("My list"),
            [
                (Keep.YES.value, self.tr("Keep it on this computer")),
                (Keep.NO.value, self.tr("Forget it when I close")),
            ],
            value.keep_list.value,
            self._on_keep_list,
        )
        if value.keep_list is Keep.YES:
            self._add_row(
                self.tr("What I ticked and marked"),
                [
                    (Keep.YES.value, self.tr("Keep my answers, too")),
                    (Keep.NO.value, self.tr("Keep only the list")),
                ],
                value.keep_answers.value,
                self._on_keep_answers,
            )
        if self._context.services.shelf.count > 1:
            # Which one is to go is chosen there.
            lists = ActionButton(kit, self.tr("My lists"), "lucide:file-text")
            lists.clicked.connect(self._on_lists)
            self._layout.addWidget(lists)
        elif self._context.services.keeper.path.exists():
            delete = ActionButton(kit, self.tr("Delete the kept list"), "lucide:trash-2")
            delete.clicked.connect(self._on_delete)
            self._layout.addWidget(delete)

    def _add_reading(self) -> None:
        kit, value = self._context.kit, self._context.services.settings.value
        self._layout.addSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("Reading"), 2))
        why = self.tr(
            "On a page, the arrow keys go on part by part. The app remembers where you were; "
            "on the disk only while you keep your list."
        )
        self._layout.addWidget(Line(kit, why, "small", kit.colors.soft_ink))
        name = self.tr("Light behind the part where I read")
        light = SwitchRow(kit, name, self.tr("On"), self.tr("Off"), is_on=value.reading_light)
        light.switched.connect(self._on_light)
        self._layout.addWidget(Line(kit, name, "strong"))
        self._layout.addWidget(light)
        if self._context.services.reading.last:
            forget = ActionButton(kit, self.tr("Forget what I read"), "lucide:trash-2")
            forget.clicked.connect(self._on_forget_reading)
            self._layout.addWidget(forget)

    def _add_sheet(self) -> None:
        kit, settings = self._context.kit, self._context.services.settings
        self._layout.addSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("My sheet"), 2))
        self._add_row(
            self.tr("Paper"),
            [(PaperSize.LETTER.value, self.tr("US Letter")), (PaperSize.A4.value, self.tr("A4"))],
            present_paper(settings.value).value,
            self._on_paper,
        )
        self._add_row(
            self.tr("Print"),
            [
                (SheetSize.STANDARD.value, self.tr("Standard, 14 point")),
                (SheetSize.LARGE.value, self.tr("Large, 18 point")),
                (SheetSize.VERY_LARGE.value, self.tr("Very large, 24 point")),
                (SheetSize.COMPACT.value, self.tr("One page for the clinician")),
            ],
            settings.value.sheet_size,
            self._on_size,
        )

    def _add_country(self) -> None:
        kit, services = self._context.kit, self._context.services
        self._layout.addSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("My country"), 2))
        why = self.tr("It decides which help lines you see first.")
        self._layout.addWidget(Line(kit, why, "small", kit.colors.soft_ink))
        choices = [(country.id, country.name) for country in services.library.help_countries()]
        choices.append(("", self.tr("Show all")))
        self._add_row(
            self.tr("My country"), choices, services.settings.value.country, self._on_country
        )

    def _add_wiping(self) -> None:
        kit = self._context.kit
        self._layout.addSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("Wipe everything"), 2))
        what = self.tr("It deletes all that this app keeps about you. You see first what that is.")
        self._layout.addWidget(Line(kit, what, "small", kit.colors.soft_ink))
        wipe = ActionButton(kit, self.tr("Wipe everything"), "lucide:trash-2")
        wipe.clicked.connect(self._on_wipe)
        self._layout.addWidget(wipe)

    def _add_about(self) -> None:
        kit = self._context.kit
        self._layout.addSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("About this app"), 2))
        about = ActionButton(kit, self.tr("Version and licenses"), "lucide:info")
        about.clicked.connect(self._on_about)
        self._layout.addWidget(about)

    def _on_about(self) -> None:
        self._context.navigator.go(Screen.ABOUT)

    def _on_wipe(self) -> None:
        self._context.navigator.go(Screen.WIPE)

    def _on_lists(self) -> None:
        self._context.navigator.go(Screen.LISTS)

    def _add_row(
        self, name: str, choices: list[tuple[str, str]], present: str, slot: object
    ) -> None:
        self._layout.addWidget(Line(self._context.kit, name, "strong"))
        row = ChoiceRow(self._context.kit, name, choices, present)
        row.chosen.connect(slot)
        self._layout.addWidget(row)

    def _on_keep_list(self, value: str) -> None:
        self._context.services.settings.change(keep_list=Keep(value))

    def _on_keep_answers(self, value: str) -> None:
        self._context.services.settings.change(keep_answers=Keep(value))

    def _on_light(self, is_on: bool) -> None:
        self._context.services.settings.change(reading_light=is_on)

    def _on_forget_reading(self) -> None:
        self._context.services.reading.forget()
        self._context.notices.show(Notice(self.tr("What you read was forgotten.")))
        self._context.navigator.moved_in_place.emit()

    def _on_paper(self, value: str) -> None:
        self._context.services.settings.change(paper=value)

    def _on_size(self, value: str) -> None:
        self._context.services.settings.change(sheet_size=value)

    def _on_country(self, value: str) -> None:
        self._context.services.settings.change(country=value)

    def _on_delete(self) -> None:
        services = self._context.services
        try:
            services.keeper.forget()
        except ListFileError as error:
            self._context.notices.show(Notice(str(error), NoticeKind.TROUBLE))
            return
        services.reading.forget()
        services.settings.change(keep_list=Keep.NO)
        text = self.tr("The kept list was deleted from this computer. It is still on the screen.")
        self._context.notices.show(Notice(text))

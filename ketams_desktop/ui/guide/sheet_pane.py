"""The sheet as it will print, and what to do with it: print, save, copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from ketams_desktop.desktop.paths import documents_folder
from ketams_desktop.desktop.sheet_worker import SheetWorker
from ketams_desktop.errors import KetamsError
from ketams_desktop.paper.sheet import SheetSize
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.sheet_choice import present_sheet, present_size
from ketams_desktop.ui.notices import Notice, NoticeKind
from ketams_desktop.ui.widgets.accessible import Picture
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

#: Sharp enough for the preview on a dense screen, and quick to make.
_PREVIEW_PPI = 110.0
#: What stands above and below the preview in its pane, in logical pixels.
_BESIDE_PREVIEW = 515
#: A pause in the changes before the preview is made anew, in milliseconds.
_PREVIEW_AFTER = 120


class PagePreview(Picture):
    """One page of the sheet, with a thin shadow."""

    def __init__(self, width: int) -> None:
        """Make an empty page, `width` logical pixels wide, or less where there is no room."""
        super().__init__()
        self._image = QImage()
        self._width, self._height_share = width, 11 / 8.5
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.heightForWidth(self._width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width // 4, self.heightForWidth(self._width // 4))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, self._width) * self._height_share)

    def set_page(self, image: QImage, spoken: str) -> None:
        """Show `image`; `spoken` is what a screen reader says."""
        self._image = image
        self._height_share = image.height() / max(1, image.width())
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = self.rect().adjusted(2, 1, -2, -3)
        # The sheet is white in every theme, since paper is.
        painter.fillRect(page, Qt.GlobalColor.white)
        if not self._image.isNull():
            ratio = self.devicePixelRatioF()
            fitted = self._image.scaled(
                page.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fitted.setDevicePixelRatio(ratio)
            painter.drawImage(page.topLeft(), fitted)
        painter.setPen(QPen(Qt.GlobalColor.gray, 1))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        painter.end()


class SheetPane(QWidget):
    """Preview and buttons, kept in step with the list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.images: list[QImage] = []
        self._page = 0
        self._worker = SheetWorker(context.services.typesetter, self)
        self._worker.ready.connect(self._on_ready)
        self._worker.failed.connect(self._on_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_AFTER)
        self._timer.timeout.connect(self._refresh)
        self._build()
        # What matters is on the sheet, too, and is no change of the list.
        context.services.session.changed.connect(self._on_changed)
        QTimer.singleShot(0, self, self._refresh)

    @property
    def is_waiting(self) -> bool:
        """Whether the preview is still to follow the last change."""
        return self._timer.isActive() or self._worker.is_busy

    def _build(self) -> None:
        kit = self._context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("Your sheet"), 2, look=3))
        waiting = self.tr("Making your sheet…")
        self._where = Line(kit, waiting, "small", kit.colors.soft_ink)
        layout.addWidget(self._where)
        self._preview = PagePreview(self._preview_width())
        layout.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignHCenter)
        self._turn = QWidget()
        turn = FlowLayout(kit.space("tight"), self._turn)
        for text, icon, slot in (
            (self.tr("Before"), "lucide:chevron-left", self._on_before),
            (self.tr("Next page"), "lucide:chevron-right", self._on_after),
        ):
            button = ActionButton(kit, text, icon)
            button.clicked.connect(slot)
            turn.addWidget(button)
        print_it = ActionButton(
            kit, self.tr("Print my list"), "lucide:printer", ButtonKind.PRIMARY, wide=True
        )
        print_it.clicked.connect(self._on_print)
        layout.addWidget(self._turn)
        layout.addWidget(print_it)
        row = QWidget()
        flow = FlowLayout(kit.space("tight"), row)
        save = ActionButton(kit, self.tr("Save PDF"), "lucide:file-down")
        save.clicked.connect(self._on_save)
        copy = ActionButton(kit, self.tr("Copy text"), "lucide:copy")
        copy.clicked.connect(self._on_copy)
        flow.addWidget(save)
        flow.addWidget(copy)
        layout.addWidget(row)
        layout.addStretch(1)

    def _preview_width(self) -> int:
        """Return a width that leaves the buttons in view or, in a narrow window, the page's."""
        size, kit = self._context.window_size, self._context.kit
        if self._context.is_narrow:
            return min(size.width() - 4 * kit.space("broad"), 620)
        room = max(200, size.height() - _BESIDE_PREVIEW)
        return min(round(room / 1.3), kit.look.shape("side_width") - 60)

    def _on_changed(self) -> None:
        self._timer.start()

    def _refresh(self) -> None:
        self._worker.request(present_sheet(self._context.services), _PREVIEW_PPI)

    def _on_ready(self, pages: tuple[bytes, ...]) -> None:
        self.images = [QImage.fromData(page) for page in pages]
        self._page = min(self._page, len(self.images) - 1)
        self._show_page()
        replaced = self._context.services.typesetter.replaced(present_sheet(self._context.services))
        if replaced and self._context.memory.get("replaced") != replaced:
            self._context.memory["replaced"] = replaced
            text = self.tr("These signs cannot be printed. A box stands in their place: {signs}")
            self._context.notices.show(Notice(text.format(signs=" ".join(replaced))))

    def _show_page(self) -> None:
        if not self.images:
            return
        where = self.tr("Page {number} of {all} · {size}").format(
            number=self._page + 1, all=len(self.images), size=self._size_words()
        )
        self._where.set_words(where)
        self._turn.setVisible(len(self.images) > 1)
        spoken = self.tr("Picture of your sheet. {where}").format(where=where)
        self._preview.set_page(self.images[self._page], spoken)

    def _size_words(self) -> str:
        return {
            SheetSize.STANDARD: self.tr("standard print"),
            SheetSize.LARGE: self.tr("large print"),
            SheetSize.VERY_LARGE: self.tr("very large print"),
            SheetSize.COMPACT: self.tr("for the clinician"),
        }[present_size(self._context.services.settings.value)]

    def _on_before(self) -> None:
        self._page = max(0, self._page - 1)
        self._show_page()

    def _on_after(self) -> None:
        self._page = min(len(self.images) - 1, self._page + 1)
        self._show_page()

    def _on_print(self) -> None:
        # Print support is loaded here, on first use, and not when the app starts.
        from ketams_desktop.ui.guide.print_sheet import print_sheet

        notice = print_sheet(self.window(), self._context.services)
        if notice is not None:
            self._context.notices.show(notice)

    def _on_save(self) -> None:
        suggested = documents_folder() / "questions-for-my-visit.pdf"
        name, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Save PDF"), str(suggested), self.tr("PDF (*.pdf)")
        )
        if not name:
            return
        path = Path(name if name.lower().endswith(".pdf") else name + ".pdf")
        try:
            result = self._context.services.typesetter.pdf(present_sheet(self._context.services))
            path.write_bytes(result.data)
        except OSError as error:
            text = self.tr(
                "The PDF could not be saved: {reason}. Your list is still here. "
                "Please try another folder."
            )
            self._tell(text.format(reason=error.strerror or str(error)), NoticeKind.TROUBLE)
        except KetamsError as error:
            self._tell(str(error), NoticeKind.TROUBLE)
        else:
            self._tell(self.tr("Saved: {path}").format(path=path))

    def _on_copy(self) -> None:
        from ketams_desktop.paper.plain_text import plain_text

        text = plain_text(present_sheet(self._context.services))
        QGuiApplication.clipboard().setText(text)
        self._tell(self.tr("Copied. You can paste it into a message to your clinic."))

    def _on_trouble(self, text: str) -> None:
        self._tell(text, NoticeKind.TROUBLE)

    def _tell(self, text: str, kind: NoticeKind = NoticeKind.NEWS) -> None:
        self._context.notices.show(Notice(text, kind))

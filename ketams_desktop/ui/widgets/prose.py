"""Text on the page: paragraphs, headings and single lines, as native labels.

Rich text is made here from spans, for Qt's label alone; nothing is parsed from a file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ketams_desktop.library.blocks import Span, SpanKind, cited_claims, plain_text
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import announce

#: Gives the numbers that stand for claims at the end of a block, such as (1, 2).
CitationNumbers = Callable[[Sequence[str]], Sequence[int]]

#: The words of a link to the sources, such as (1, 2).
_ONLY_NUMBERS = re.compile(r"\([\d, ]+\)")

#: Roles that run over several lines and are set with the look's line height.
_RUNNING = frozenset({"body", "strong", "lead"})

#: A longer word than this is broken where there is no room for it.
_LONGEST_WORD = 24
_LAST_OF_ARMENIAN = 0x58F
#: Takes no room; a line may break there.
_BREAK = "\u200b"

#: Markup of more characters than this is surely running text.
_LONG_TEXT = 160
#: How many letters wide running text wants to be, where nothing else decides.
_USUAL_MEASURE = 60


class Text(QLabel):
    """A label that wraps, as high as its words need at the width it is given.

    Layouts ask a label for its height some twenty times, at three or four widths. Qt sets the
    whole text anew each time, so what it said is kept until text or font change.
    """

    def __init__(self, kit: Kit, role: str, color: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self.setFont(kit.look.font(role))
        self.setWordWrap(True)
        palette = self.palette()
        palette.setColor(self.foregroundRole(), color)
        self.setPalette(palette)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        if self.isRightToLeft():
            # Qt aligns a label by its own words: a name or a number would stand apart from
            # the words around it.
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(right | Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        # Qt's own answer is the height at the least width, which makes every page too high.
        return QSize(1, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = self._wanted_size()
        return self._hint

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget_size()
        super().changeEvent(event)

    def _wanted_size(self) -> QSize:
        if len(self.text()) <= _LONG_TEXT:
            return super().sizeHint()
        # Qt would try several widths; running text takes whatever width it is given. How high
        # it is comes of that: here a guess will do, for which nothing is set.
        metrics = self.fontMetrics()
        width = metrics.averageCharWidth() * _USUAL_MEASURE
        lines = 1 + metrics.horizontalAdvance(self.accessibleName()) // width
        return QSize(width, lines * metrics.lineSpacing())

    def _forget_size(self) -> None:
        self._heights.clear()
        self._hint = None


class Line(Text):
    """Plain text in one of the look's fonts. It wraps and never shows markup."""

    def __init__(
        self,
        kit: Kit,
        text: str,
        role: str = "body",
        color: QColor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, role, color or kit.colors.ink, parent)
        self._line_height = line_height(kit, self.font()) if role in _RUNNING else 0
        rich, plain = Qt.TextFormat.RichText, Qt.TextFormat.PlainText
        self.setTextFormat(rich if self._line_height else plain)
        self.words = ""
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Show other words."""
        self.words = text
        self._forget_size()
        shown = breakable(text)
        if self._line_height:
            self.setText(_paragraph(html.escape(shown), self._line_height))
        else:
            self.setText(shown)
        self.setAccessibleName(text)


class Heading(Line):
    """A heading. Screen readers are told its level: see `ui.widgets.accessible`."""

    heard_as = QAccessible.Role.Heading

    def __init__(self, kit: Kit, text: str, level: int, *, look: int = 0, role: str = "") -> None:
        """Show `text`.

        Args:
            kit: theme and look.
            text: the words.
            level: its place among the screen's headings, without a gap: 1, 2, 3.
            look: the level that it is set as, where it is to look smaller than it is.
            role: a font of the look in place of a heading's own.
        """
        super().__init__(kit, text, role or f"h{look or level}")
        self.level = level


class Mark(Line):
    """A bullet or a number before a list's item. A screen reader passes it by."""

    heard_as = QAccessible.Role.Client

    def __init__(self, kit: Kit, text: str, color: QColor) -> None:
        super().__init__(kit, text, "strong", color)
        self.setAccessibleName("")


class ItemLine(Line):
    """A list's item without links; it counts as one for a screen reader, too."""

    heard_as = QAccessible.Role.ListItem


class Prose(Text):
    """A paragraph of spans, with links to pages, terms and sources."""

    page_wanted = Signal(str)
    term_wanted = Signal(str)
    sources_wanted = Signal()

    def __init__(
        self,
        kit: Kit,
        spans: Sequence[Span],
        *,
        lead: str = "",
        numbers: CitationNumbers | None = None,
        role: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        """Show `spans`.

        Args:
            kit: theme and look.
            spans: the text.
            lead: words set in strong type before it, such as "In short:".
            numbers: how claims are numbered on this page; None shows no numbers.
            role: the font, from the look.
            parent: the owner.
        """
        super().__init__(kit, role, kit.colors.ink, parent)
        #: Ids of the claims that the text cites.
        self.claims = cited_claims(tuple(spans))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        markup = _rich_text(kit, spans, lead, numbers)
        self.setText(_paragraph(markup, line_height(kit, self.font())))
        words = plain_text(tuple(spans)).strip()
        self.setAccessibleName(f"{lead} {words}".strip())
        self.has_links = "<a " in markup
        if not self.has_links:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.linkActivated.connect(self._on_link)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        if not is_next and self.hasSelectedText() and self.selectionStart() == 0:
            # Going back, Qt 6.11 never leaves a link that the text begins with.
            self.setSelection(0, 0)
            return super(QLabel, self).focusNextPrevChild(is_next)
        # The focus stays on the paragraph, so a screen reader would not hear of the link.
        has_moved = super().focusNextPrevChild(is_next)
        if has_moved and self.hasSelectedText():
            self._tell_link(self.selectedText())
        return has_moved

    def _tell_link(self, words: str) -> None:
        if _ONLY_NUMBERS.fullmatch(words):
            text = self.tr("Sources {numbers}, link. Press Enter.").format(numbers=words)
        else:
            text = self.tr("{words}, link. Press Enter.").format(words=words)
        announce(self, text)

    def _on_link(self, link: str) -> None:
        kind, _, target = link.partition(":")
        if kind == SpanKind.PAGE:
            self.page_wanted.emit(target)
        elif kind == SpanKind.TERM:
            self.term_wanted.emit(target)
        else:
            self.sources_wanted.emit()


class ItemProse(Prose):
    """A list's item; it counts as one for a screen reader, too."""

    heard_as = QAccessible.Role.ListItem


def _rich_text(kit: Kit, spans: Sequence[Span], lead: str, numbers: CitationNumbers | None) -> str:
    parts = [f"<b>{html.escape(lead)}</b> " if lead else ""]
    parts += [_span_text(kit, span) for span in spans]
    text = "".join(parts).strip()
    claims = cited_claims(tuple(spans))
    if numbers is not None and claims:
        shown = ", ".join(str(number) for number in numbers(claims))
        size, ink = kit.look.font("small").pixelSize(), kit.colors.soft_ink.name()
        text += (
            f'&nbsp;<a href="claim:" style="color:{ink};font-size:{size}px;'
            f'text-decoration:none">({shown})</a>'
        )
    return text


def _span_text(kit: Kit, span: Span) -> str:
    words = html.escape(span.text)
    brand = kit.colors.brand.name()
    match span.kind:
        case SpanKind.STRONG:
            return f"<b>{words}</b>"
        case SpanKind.EMPHASIS:
            return f"<i>{words}</i>"
        case SpanKind.PAGE | SpanKind.TERM:
            target = f"{span.kind}:{html.escape(span.target)}"
            return f'<a href="{target}" style="color:{brand}">{words}</a>'
        case SpanKind.CLAIM:
            return ""
        case SpanKind.TEXT:
            return words


def breakable(text: str) -> str:
    """Return `text` so that a very long word, such as a web address, may break anywhere."""
    return " ".join(map(_broken, text.split(" ")))


def without_breaks(text: str) -> str:
    """Return what `breakable` was given."""
    return text.replace(_BREAK, "")


def _broken(word: str) -> str:
    # Qt knows how to break the scripts behind Armenian, where letters stand on each other.
    if len(word) <= _LONGEST_WORD or any(ord(x) > _LAST_OF_ARMENIAN for x in word):
        return word
    step = _LONGEST_WORD // 2
    return _BREAK.join(word[at : at + step] for at in range(0, len(word), step))


def line_height(kit: Kit, font: QFont) -> int:
    """Return the look's line height as Qt wants it: percent of the font's own spacing."""
    wanted = font.pixelSize() * kit.look.line_height / 100
    return round(100 * wanted / QFontMetrics(font).lineSpacing())


def _paragraph(markup: str, height: int) -> str:
    return f'<p style="line-height:{height}%;margin:0">{markup}</p>'

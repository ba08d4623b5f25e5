"""Listen: a button that opens a bar, and the bar with which a page is read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ketams_desktop.desktop.settings import SPEECH_RATES
from ketams_desktop.desktop.speech import SpeechState, Voice
from ketams_desktop.library.records import Page
from ketams_desktop.library.spoken import TOP, Spoken
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.reader.bookmark import Bookmark
from ketams_desktop.ui.reader.spoken_words import sentences_on
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Line

translate = QCoreApplication.translate

#: In the screen's memory: that the bar, and what it opens, is open.
_BAR, _DRAWER = "listen", "listen-more"
#: So much of the window's height may go to what the bar opens.
_DRAWER_SHARE = 4


class ListenBar(QWidget):
    """Play or Pause, Stop, Slower, Faster, Voice. Hidden until someone wants to listen.

    Signals:
        sentence_started: the place of its block, -1 for the title, and the sentence.
        stopped: nothing is said any more, at the page's end as well.
    """

    sentence_started = Signal(int, str)
    stopped = Signal()

    def __init__(
        self, context: Context, page: Page, where: Callable[[], int] = lambda: TOP
    ) -> None:
        """Read `page`; `where` tells the block at which to start, -1 for the title."""
        super().__init__()
        self._context, self._page, self._where = context, page, where
        self._speech = context.services.speech
        self._sentences: Sequence[Spoken] = ()
        self._controls: _Controls | None = None
        self._opener: ActionButton | None = None
        self._connect()
        # The page may be drawn anew while it is read.
        is_reading = self._is_ours() and self._speech.state is not SpeechState.SILENT
        if is_reading or _BAR in context.memory:
            self._make()
        else:
            self.hide()
        if is_reading:
            self._sentences = sentences_on(page, context.services)
            QTimer.singleShot(0, self, self._tell_present)

    def follow(self, bookmark: Bookmark) -> None:
        """Start where `bookmark` is, and take it along."""
        self._where = lambda: bookmark.block
        self.sentence_started.connect(bookmark.light)
        self.stopped.connect(bookmark.put_mark_out)

    def listen_button(self) -> ActionButton:
        """Return the button that opens the bar and starts at the reading position."""
        button = ActionButton(self._context.kit, self.tr("Listen"), "lucide:volume-2")
        button.clicked.connect(self.listen)
        self._opener = button
        return button

    # What a person does ------------------------------------------------------------------------

    def listen(self) -> None:
        """Open the bar and read from the reading position on."""
        self.start_from(self._where())

    def start_from(self, block: int) -> None:
        """Open the bar and read from a block on, -1 for the title."""
        self._context.memory[_BAR] = True
        controls = self._controls or self._make()
        self.show()
        controls.play.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read_from(block)

    def close_bar(self) -> None:
        """Be quiet and take the bar away; the keyboard goes back to the Listen button."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._speech.stop()
        self._set_drawer(is_open=False)
        self._context.memory.pop(_BAR, None)
        self.hide()
        if had_focus and self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_from(self, block: int) -> None:
        if not self._sentences:
            self._sentences = sentences_on(self._page, self._context.services)
        places = [n for n, sentence in enumerate(self._sentences) if sentence.block >= block]
        start = places[0] if places else 0
        self._speech.play([x.text for x in self._sentences], start, self._page.id)

    def _on_play(self) -> None:
        state = self._speech.state if self._is_ours() else SpeechState.SILENT
        if state is SpeechState.SPEAKING:
            self._speech.pause()
        elif state is SpeechState.PAUSED:
            self._speech.resume()
        else:
            self.listen()

    def _on_slower(self) -> None:
        self._speech.set_rate(self._speech.rate - 1)

    def _on_faster(self) -> None:
        self._speech.set_rate(self._speech.rate + 1)

    def show_more(self) -> None:
        """Open the voices and, in a narrow window, the speed, or close them again."""
        if self._controls is not None:
            self._set_drawer(is_open=self._controls.drawer.isHidden())

    def _set_drawer(self, *, is_open: bool) -> None:
        if self._controls is None:
            return
        self._controls.drawer.setVisible(is_open)
        if is_open:
            self._context.memory[_DRAWER] = True
        else:
            self._context.memory.pop(_DRAWER, None)
        self._show_state()

    # What is heard -----------------------------------------------------------------------------

    def _is_ours(self) -> bool:
        return self._speech.about == self._page.id

    def _tell_present(self) -> None:
        self._on_sentence(self._speech.index)

    def _on_sentence(self, index: int) -> None:
        if self._is_ours() and index < len(self._sentences):
            sentence = self._sentences[index]
            self.sentence_started.emit(sentence.block, sentence.text)

    def _on_changed(self) -> None:
        self._show_state()
        if self._speech.state is SpeechState.SILENT:
            self.stopped.emit()

    def _show_state(self) -> None:
        controls = self._controls
        if controls is None:
            return
        is_speaking = self._is_ours() and self._speech.state is SpeechState.SPEAKING
        if is_speaking:
            look = (self.tr("Pause"), "lucide:pause")
        else:
            look = (self.tr("Play"), "lucide:play")
        controls.play.set_look(*look, ButtonKind.PRIMARY)
        rate = self._speech.rate
        controls.slower.setEnabled(rate > SPEECH_RATES[0])
        controls.faster.setEnabled(rate < SPEECH_RATES[-1])
        is_waiting = is_speaking and not self._speech.is_ready
        controls.waiting.setVisible(is_waiting)
        controls.words.setVisible(not is_waiting)
        controls.words.set_words(_rate_words(rate))
        is_open = not controls.drawer.isHidden()
        if self._context.is_narrow:
            more = self.tr("Hide speed and voice") if is_open else self.tr("Speed and voice")
        else:
            more = self.tr("Hide voices") if is_open else self.tr("Voice")
        controls.more.set_look(more, "lucide:speech", ButtonKind.PLAIN)
        if is_open:
            controls.drawer.show_voices(self._speech.voices(), self._speech.voice)

    # How it stands -----------------------------------------------------------------------------

    def _make(self) -> _Controls:
        """Put in the buttons: not before someone wants to listen."""
        kit, high = self._context.kit, self._context.window_size.height()
        self._controls = controls = _Controls(
            play=ActionButton(kit, "", "", ButtonKind.PRIMARY),
            stop=ActionButton(kit, self.tr("Stop"), "lucide:square"),
            slower=ActionButton(kit, self.tr("Slower"), "lucide:minus"),
            faster=ActionButton(kit, self.tr("Faster"), "lucide:plus"),
            more=ActionButton(kit, "", "lucide:speech"),
            waiting=Line(kit, self.tr("Getting the voice ready…"), "small_strong"),
            words=Line(kit, "", "small_strong"),
            drawer=_Drawer(kit, high // _DRAWER_SHARE),
        )
        self._lay_out(controls)
        controls.play.clicked.connect(self._on_play)
        controls.stop.clicked.connect(self.close_bar)
        controls.slower.clicked.connect(self._on_slower)
        controls.faster.clicked.connect(self._on_faster)
        controls.more.clicked.connect(self.show_more)
        controls.drawer.voice_chosen.connect(self._speech.set_voice)
        controls.drawer.setVisible(_DRAWER in self._context.memory)
        self._show_state()
        return controls

    def _lay_out(self, controls: _Controls) -> None:
        kit = self._context.kit
        layout = column(kit.space("small"))
        self.setLayout(layout)
        layout.addWidget(controls.drawer)
        if self._context.is_narrow:
            # Little stays fixed where there is little room: the rest opens above it.
            controls.drawer.add_rate(controls.slower, controls.faster, controls.words)
            flow = FlowLayout(kit.space("tight"))
            for widget in (controls.play, controls.stop, controls.more, controls.waiting):
                flow.addWidget(widget)
            layout.addLayout(flow)
            return
        line = FlowLayout(kit.space("small"))
        for widget in (
            *(controls.play, controls.stop, controls.slower, controls.faster, controls.more),
            *(controls.waiting, controls.words),
        ):
            line.addWidget(widget)
        layout.addLayout(line)

    def _connect(self) -> None:
        self._speech.sentence_started.connect(self._on_sentence)
        self._speech.changed.connect(self._on_changed)
        self._speech.trouble.connect(self.close_bar)


@dataclass(frozen=True, slots=True)
class _Controls:
    """What the bar consists of."""

    play: ActionButton
    stop: ActionButton
    slower: ActionButton
    faster: ActionButton
    more: ActionButton
    waiting: Line
    words: Line
    drawer: _Drawer


class _Drawer(Pane):
    """What opens above the buttons: the voices and, in a narrow window, the rate."""

    voice_chosen = Signal(str)

    def __init__(self, kit: Kit, most: int) -> None:
        """Take `most` pixels of height at most; what does not fit scrolls."""
        self._most, self._content = most, QWidget()
        self._column = column(kit.space("small"))
        self._content.setLayout(self._column)
        # Room for the ring around what has the keyboard.
        edge = kit.space("tight")
        self._column.setContentsMargins(edge, edge, edge, edge)
        super().__init__(self._content, kit, translate("ListenBar", "Voice"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._kit = kit
        self._row: ChoiceRow | None = None
        self._shown: tuple[object, ...] = ()

    def add_rate(self, slower: QWidget, faster: QWidget, words: QWidget) -> None:
        """Put the buttons for the rate first, with the words about it."""
        flow = FlowLayout(self._kit.space("tight"))
        flow.addWidget(slower)
        flow.addWidget(faster)
        self._column.addLayout(flow)
        self._column.addWidget(words)

    def show_voices(self, voices: Sequence[Voice], present: str) -> None:
        """Offer `voices`, of which `present` speaks."""
        if self._shown == (voices, present):
            return
        self._shown = (voices, present)
        old, had_focus = self._row, False
        if old is not None:
            focused = self.window().focusWidget()
            had_focus = focused is not None and old.isAncestorOf(focused)
            old.hide()
            old.deleteLater()
        choices = [(voice.id, voice.name) for voice in voices]
        self._row = ChoiceRow(self._kit, translate("ListenBar", "Voice"), choices, present)
        self._row.chosen.connect(self.voice_chosen)
        self._column.addWidget(self._row)
        # Now, and not after the next event: the height is asked for before.
        self._row.show()
        if had_focus:
            button = next(x for x in self._row.findChildren(QAbstractButton) if x.isChecked())
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self.verticalScrollBar().sizeHint().width()
        return min(self._most, self._content.heightForWidth(room))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _rate_words(rate: int) -> str:
    return {
        -2: translate("ListenBar", "Speed: very slow"),
        -1: translate("ListenBar", "Speed: slow"),
        0: translate("ListenBar", "Speed: usual"),
        1: translate("ListenBar", "Speed: fast"),
        2: translate("ListenBar", "Speed: very fast"),
    }[rate]

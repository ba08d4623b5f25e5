"""Eyes and hands on the private accessibility bus: what a screen reader sees, hears and does.

It speaks the AT-SPI protocol itself, so it depends on no version of the desktop's own
libraries. Questions go out many at a time: a whole window is read in a fraction of a second.
"""

from __future__ import annotations

import contextlib
import itertools
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import Properties

from harness.services import HarnessError, wait_until
from harness.session_bus import SessionBus

# The bits of a state that say something here (AtspiStateType in the protocol).
STATES = {
    1: "active",
    3: "busy",
    4: "checked",
    6: "defunct",
    7: "editable",
    8: "enabled",
    11: "focusable",
    12: "focused",
    16: "modal",
    20: "pressed",
    23: "selected",
    25: "showing",
    30: "visible",
    41: "checkable",
    43: "read-only",
}

_ROOT = "/org/a11y/atspi/accessible/root"
_REGISTRY = "org.a11y.atspi.Registry"
_ACCESSIBLE, _ACTION, _COMPONENT = (
    f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "Component")
)
_TABLE = "org.a11y.atspi.Table"
# Deeper than this, the tree has a ring in it.
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where an object is: the program's name on the bus, and the object's path."""

    program: str
    path: str

    def calls(self, interface: str) -> DBusAddress:
        """Return the address for calls of one interface."""
        return DBusAddress(self.path, bus_name=self.program, interface=interface)


@dataclass(frozen=True, slots=True)
class Node:
    """One accessible object, as it was when it was read, with everything below it.

    Attributes:
        place: where it can be asked and pressed.
        role: the protocol's name of the role: "heading", "push button".
        extents: left, top, width, height on the screen, in pixels.
        attributes: free ones, such as a heading's "level".
        value: of a slider, scroll bar or progress bar; else None.

    What follows the states is empty where it was read in brief.
    """

    place: Place
    role: str
    name: str
    states: frozenset[str]
    description: str = ""
    actions: tuple[str, ...] = ()
    extents: tuple[int, int, int, int] = (0, 0, 0, 0)
    attributes: Mapping[str, str] = field(default_factory=dict)
    value: float | None = None
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield this object and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def showing(self) -> Iterator[Node]:
        """Yield what is shown now: a hidden object hides everything below it."""
        if "showing" not in self.states and self.role != "application":
            return
        yield self
        for child in self.children:
            yield from child.showing()

    def all(self, role: str = "", name: str = "") -> list[Node]:
        """Return what is shown with a role, a name, or both."""
        return [
            node
            for node in self.showing()
            if (not role or node.role == role) and (not name or node.name == name)
        ]

    def find(self, role: str, name: str) -> Node:
        """Return the first object shown with a role and a name.

        Raises:
            HarnessError: there is none; the message lists the names with this role.
        """
        found = self.all(role, name)
        if not found:
            names = sorted({node.name for node in self.all(role)})
            raise HarnessError(f"no {role} is called {name!r}; there are {names}")
        return found[0]

    @property
    def level(self) -> int:
        """A heading's level, 0 where none is told."""
        return int(self.attributes.get("level", "0"))


@dataclass(frozen=True, slots=True)
class HeardTable:
    """A table, as it is read through its rows and columns: headers, texts, and their objects."""

    columns: list[str]
    rows: list[str]
    cells: list[list[str]]
    places: list[list[Place]]


@dataclass(frozen=True, slots=True)
class HeardCell:
    """A table's cell: where it stands, and the words of its headers."""

    row: int
    column: int
    row_headers: list[str]
    column_headers: list[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """An event on the bus: "Announcement", "StateChanged"; its detail and its text."""

    kind: str
    detail: str
    text: str
    source: Place


class AccessibilityBus:
    """A connection to the bus of assistive technology."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._unread: deque[Message] = deque()

    # Asking -----------------------------------------------------------------------------

    def ask(self, messages: Sequence[Message], seconds: float = 20.0) -> list[tuple[Any, ...]]:
        """Send questions all at once and return the answers in order.

        An object that is gone, or knows no such question, answers with an empty tuple.
        """
        serials = [next(self._connection.outgoing_serial) for _ in messages]
        for serial, message in zip(serials, messages, strict=True):
            self._connection.send(message, serial=serial)
        answers: dict[int, tuple[Any, ...]] = {}
        wanted, end = set(serials), time.monotonic() + seconds
        while wanted:
            message = self._receive(end)
            serial = message.header.fields.get(HeaderFields.reply_serial)
            if serial in wanted:
                wanted.discard(serial)
                is_error = message.header.message_type is MessageType.error
                answers[serial] = () if is_error else message.body
            elif message.header.message_type is MessageType.signal:
                self._unread.append(message)
        return [answers[serial] for serial in serials]

    def _receive(self, end: float) -> Message:
        try:
            return self._connection.receive(timeout=max(0.01, end - time.monotonic()))
        except TimeoutError as error:
            raise HarnessError("The accessibility bus does not answer.") from error

    def _value(self, message: Message) -> Any:
        answer = self.ask([message])[0]
        if not answer:
            fields = message.header.fields
            raise HarnessError(f"{fields[HeaderFields.member]} on {fields[HeaderFields.path]}")
        return answer[0]

    # Seeing -----------------------------------------------------------------------------

    def program(self, process_id: int) -> Place | None:
        """Return where a process is on the bus; None until it has shown a window there."""
        places = self._children([Place(_REGISTRY, _ROOT)])[0]
        asked = self.ask(
            [message_bus.GetConnectionUnixProcessID(place.program) for place in places]
        )
        for place, answer in zip(places, asked, strict=True):
            if answer == (process_id,) and self._children([place])[0]:
                return place
        return None

    def tree(self, place: Place, *, is_brief: bool = False) -> Node:
        """Read an object and everything below it; in brief, only roles, names and states."""
        return self._read([place], is_brief=is_brief, depth=_DEEPEST)[0]

    def _read(self, places: Sequence[Place], *, is_brief: bool, depth: int) -> list[Node]:
        """Read a whole row of the tree with a handful of questions each, then what is below."""
        if not places:
            return []
        if not depth:
            raise HarnessError(f"The tree has no end below {places[0].path}.")
        questions = _brief_questions if is_brief else _questions
        facts = [self._facts(chunk, questions) for chunk in _chunks(places)]
        rows = list(itertools.chain.from_iterable(facts))
        below = [row[-1] for row in rows]
        flat = list(itertools.chain.from_iterable(below))
        read = iter(self._read(flat, is_brief=is_brief, depth=depth - 1))
        return [
            _node(place, row, tuple(itertools.islice(read, len(row[-1]))))
            for place, row in zip(places, rows, strict=True)
        ]

    def _facts(
        self, places: Sequence[Place], ask_about: Callable[[Place], list[Message]]
    ) -> list[list[Any]]:
        """Return what is known of each object, its children's places last."""
        questions = list(itertools.chain.from_iterable(map(ask_about, places)))
        answers = self.ask(questions)
        each = len(questions) // len(places)
        children = self._children(places)
        return [
            [*answers[number * each : (number + 1) * each], children[number]]
            for number in range(len(places))
        ]

    def _children(self, places: Sequence[Place]) -> list[list[Place]]:
        asked = self.ask(
            [new_method_call(place.calls(_ACCESSIBLE), "GetChildren") for place in places]
        )
        return [
            [Place(*child) for child in answer[0] if not child[1].endswith("/null")]
            if answer
            else []
            for answer in asked
        ]

    def states(self, node: Node) -> frozenset[str]:
        """Return an object's states as they are now."""
        return _states(self._value(new_method_call(node.place.calls(_ACCESSIBLE), "GetState")))

    def table(self, node: Node) -> HeardTable:
        """Read a table cell by cell, asking for each by its row and column."""
        calls = node.place.calls(_TABLE)
        properties = Properties(calls)
        counts = self.ask([properties.get("NRows"), properties.get("NColumns")])
        rows, columns = (_variant(answer, 0) for answer in counts)
        heads = [new_method_call(calls, "GetRowHeader", "i", (n,)) for n in range(rows)]
        heads += [new_method_call(calls, "GetColumnHeader", "i", (n,)) for n in range(columns)]
        names = self._names([Place(*answer[0]) for answer in self.ask(heads)])
        asked = [
            new_method_call(calls, "GetAccessibleAt", "ii", place)
            for place in itertools.product(range(rows), range(columns))
        ]
        flat = [Place(*answer[0]) for answer in self.ask(asked)]
        words = self._names(flat)
        starts = range(0, rows * columns, max(1, columns))
        return HeardTable(
            names[rows:],
            names[:rows],
            [words[start : start + columns] for start in starts],
            [flat[start : start + columns] for start in starts],
        )

    def cell(self, place: Place) -> HeardCell:
        """Ask a table's cell where it stands and which headers it has."""
        calls = place.calls("org.a11y.atspi.TableCell")
        position = self._value(Properties(calls).get("Position"))[1]
        heads = [
            self._names([Place(*head) for head in self._value(new_method_call(calls, name))])
            for name in ("GetRowHeaderCells", "GetColumnHeaderCells")
        ]
        return HeardCell(*position, *heads)

    def _names(self, places: Sequence[Place]) -> list[str]:
        asked = [Properties(place.calls(_ACCESSIBLE)).get("Name") for place in places]
        return [_variant(answer, "") for answer in self.ask(asked)]

    def text(self, node: Node) -> str:
        """Return what stands in a field."""
        call = new_method_call(node.place.calls("org.a11y.atspi.Text"), "GetText", "ii", (0, -1))
        return str(self._value(call))

    # Doing ------------------------------------------------------------------------------

    def actions(self, node: Node) -> tuple[str, ...]:
        """Return the names of what can be done with an object."""
        return _action_names(
            self.ask([new_method_call(node.place.calls(_ACTION), "GetActions")])[0]
        )

    def press(self, node: Node) -> None:
        """Press an object, or tick it. A button takes a moment to go down and up again."""
        self.act(node, "Press" if "Press" in self.actions(node) else "Toggle")

    def act(self, node: Node, action: str) -> None:
        """Do one of an object's actions, by name.

        Raises:
            HarnessError: the object has no such action, is gone, or refused.
        """
        actions = self.actions(node)
        if action not in actions:
            raise HarnessError(f"{node.role} {node.name!r} has the actions {actions}")
        call = new_method_call(node.place.calls(_ACTION), "DoAction", "i", (actions.index(action),))
        if not self._value(call):
            raise HarnessError(f"{node.role} {node.name!r} refused {action}")

    def write(self, node: Node, text: str) -> None:
        """Put text into a field in place of what it holds."""
        calls = node.place.calls("org.a11y.atspi.EditableText")
        if not self._value(new_method_call(calls, "SetTextContents", "s", (text,))):
            raise HarnessError(f"{node.role} {node.name!r} takes no text")

    def focus(self, node: Node) -> None:
        """Give an object the keyboard."""
        if not self._value(new_method_call(node.place.calls(_COMPONENT), "GrabFocus")):
            raise HarnessError(f"{node.role} {node.name!r} takes no focus")

    # Hearing ----------------------------------------------------------------------------

    def listen(self, *events: str) -> None:
        """Ask for events, named as in the protocol: "object:announcement"."""
        rule = MatchRule(type="signal")
        self.ask([message_bus.AddMatch(rule)])
        path = "/org/a11y/atspi/registry"
        registry = DBusAddress(path, bus_name=_REGISTRY, interface=_REGISTRY)
        for event in events:
            self.ask([new_method_call(registry, "RegisterEvent", "sass", (event, [], ""))])

    def announcements(self) -> list[str]:
        """Return what was announced since the last time, oldest first."""
        return [event.text for event in self.heard() if event.kind == "Announcement"]

    def wait_for_announcement(self, text: str, seconds: float = 10.0) -> list[str]:
        """Wait until a text is announced; return all that was announced until then."""
        said: list[str] = []

        def has_come() -> bool:
            said.extend(self.announcements())
            return text in said

        wait_until(has_come, f"the announcement {text!r}; there were {said}", seconds)
        return said

    def heard(self) -> list[Heard]:
        """Return the events that came since the last time, oldest first."""
        with contextlib.suppress(TimeoutError):
            while True:
                message = self._connection.receive(timeout=0.02)
                if message.header.message_type is MessageType.signal:
                    self._unread.append(message)
        events = [event for event in map(_heard, self._unread) if event is not None]
        self._unread.clear()
        return events


def _chunks(places: Sequence[Place], size: int = 100) -> Iterator[Sequence[Place]]:
    return (places[start : start + size] for start in range(0, len(places), size))


def _brief_questions(place: Place) -> list[Message]:
    """Return the messages whose answers `_node` needs, in its order."""
    accessible = place.calls(_ACCESSIBLE)
    return [
        new_method_call(accessible, "GetRoleName"),
        Properties(accessible).get("Name"),
        new_method_call(accessible, "GetState"),
    ]


def _questions(place: Place) -> list[Message]:
    """Return the messages whose answers `_node` understands, in its order."""
    accessible, action = place.calls(_ACCESSIBLE), place.calls(_ACTION)
    value = Properties(place.calls("org.a11y.atspi.Value"))
    return [
        *_brief_questions(place),
        Properties(accessible).get("Description"),
        new_method_call(accessible, "GetAttributes"),
        new_method_call(action, "GetActions"),
        new_method_call(place.calls(_COMPONENT), "GetExtents", "u", (0,)),
        value.get("CurrentValue"),
    ]


def _node(place: Place, row: Sequence[Any], children: tuple[Node, ...]) -> Node:
    role, name, states, *more, _ = row
    node = Node(
        place,
        role[0] if role else "",
        _variant(name, ""),
        _states(states[0]) if states else frozenset({"defunct"}),
        children=children,
    )
    if not more:
        return node
    description, attributes, actions, extents, value = more
    return replace(
        node,
        description=_variant(description, ""),
        attributes=dict(attributes[0]) if attributes else {},
        actions=_action_names(actions),
        extents=tuple(extents[0]) if extents else (0, 0, 0, 0),
        value=_variant(value, None),
    )


def _action_names(answer: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(action[0] for action in answer[0]) if answer else ()


def _variant(answer: tuple[Any, ...], otherwise: Any) -> Any:
    return answer[0][1] if answer else otherwise


def _states(words: Sequence[int]) -> frozenset[str]:
    bits = sum(word << (32 * number) for number, word in enumerate(words))
    return frozenset(name for number, name in STATES.items() if bits >> number & 1)


def _heard(message: Message) -> Heard | None:
    fields = message.header.fields
    if not fields.get(HeaderFields.interface, "").startswith("org.a11y.atspi.Event."):
        return None
    detail, _, _, (_, data), *_ = message.body
    source = Place(fields[HeaderFields.sender], fields[HeaderFields.path])
    text = data if isinstance(data, str) else ""
    return Heard(fields[HeaderFields.member], detail, text, source)


@contextlib.contextmanager
def open_accessibility_bus(session_bus: SessionBus) -> Iterator[AccessibilityBus]:
    """Connect to the accessibility bus that belongs to a session bus; it starts by itself."""
    status = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
    with open_dbus_connection(session_bus.address) as session:
        address = AccessibilityBus(session)._value(new_method_call(status, "GetAddress"))
    with open_dbus_connection(address) as connection:
        yield AccessibilityBus(connection)

"""The errors that people may see, each with a sentence of its own.

Only exceptions stand here. The Qt-free folders raise them; `ui` and the command line
turn them into words. A message says what happened, what was kept, and what to do next,
as far as the place that raises it can know.
"""

from __future__ import annotations

#: What was kept and what to do, when a part of the app itself is at fault.
INSTALL_AGAIN = "Your own lists were not touched. Please install KetaMS Desktop again."
#: The same, when a sheet cannot be made.
COPY_INSTEAD = "Your list is kept. You can copy it as text instead."


class KetamsError(Exception):
    """A fault that a person should be told about in one or two plain sentences."""


class ResourceMissingError(KetamsError):
    """A file that ships with the app is not where it should be."""


class PackError(KetamsError):
    """The content pack cannot be opened, or is not what it says it is."""


class NewerPackError(PackError):
    """A content pack, or its signature, is of a form that only a newer app knows."""


class UnknownIdError(KetamsError):
    """An id was asked for that the content pack does not hold."""


class AnswersError(KetamsError):
    """The answers to the guide are not in the documented form."""


class ListFileError(KetamsError):
    """A question list cannot be read or written."""


class DamagedListError(ListFileError):
    """A question list was read but does not hold what a list must hold."""


class LockedListError(ListFileError):
    """A question list has a password, which is needed now."""


class WrongPasswordError(LockedListError):
    """The password that was given does not open the list."""


class NewerListError(ListFileError):
    """A question list was written by a newer version of the app; it is left untouched."""


class TypesettingError(KetamsError):
    """The sheet could not be typeset."""


class PrintingError(KetamsError):
    """The sheet could not be handed to the printer."""


class SettingsError(KetamsError):
    """The settings cannot be read or written."""


class OutputError(KetamsError):
    """A result could not be written to where a command was told to."""


class PinError(KetamsError):
    """A PIN cannot be made into a hash, or none was given."""


class SelfCheckError(KetamsError):
    """The self-check found a part of the app that is missing or does not work."""


class SecondStartError(KetamsError):
    """The app is open already and cannot be reached, or its folder is another account's."""

"""Everything that Onrecord raises on purpose.

::

    OnrecordError
    ├── InputError            what was given can't be read; .path
    │   ├── EmptyInputError       nothing in it
    │   ├── BinaryInputError      not text
    │   ├── FormatError           text, but not in the format its name says
    │   └── FetchError            an address that can't or mustn't be fetched; .url
    ├── DateError             not a calendar date; .value
    ├── LexiconError          a data file of ours or the user's is wrong; .path
    ├── MissingModelError     the language model isn't installed; .name
    ├── MissingExtraError     what a part of Onrecord needs isn't installed; .extra
    ├── AnchorError           a span doesn't hold the words it claims; .anchor
    ├── GoldError             a gold file can't be scored; .path
    └── LedgerError           the ledger can't be used; .path
        ├── ForeignLedgerError    a file that Onrecord didn't write, or a newer Onrecord did
        ├── LockedLedgerError     another program is writing to it
        └── NotInLedgerError      no such id; .id
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The base of all errors that Onrecord raises on purpose."""


class InputError(OnrecordError):
    """What was given can't be read."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


class EmptyInputError(InputError):
    """There is nothing to read in the input."""


class BinaryInputError(InputError):
    """The input is not text."""


class FormatError(InputError):
    """The input is text, but not in the format that its name says."""


class FetchError(InputError):
    """An address can't be fetched, or its website or our own rules forbid it."""

    def __init__(self, message: str, url: str) -> None:
        super().__init__(message, url)
        self.url = url


class DateError(OnrecordError):
    """A date is not a calendar date."""

    def __init__(self, message: str, value: str) -> None:
        super().__init__(message)
        self.value = value


class LexiconError(OnrecordError):
    """A data file, ours or the user's, breaks its own rules."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


class MissingModelError(OnrecordError):
    """The language model that the reading needs isn't installed."""

    def __init__(self, message: str, name: str) -> None:
        super().__init__(message)
        self.name = name


class MissingExtraError(OnrecordError):
    """A part of Onrecord needs libraries that only an extra installs."""

    def __init__(self, message: str, extra: str) -> None:
        super().__init__(message)
        self.extra = extra


class AnchorError(OnrecordError):
    """A span does not hold the words that it claims to hold."""

    def __init__(self, message: str, anchor: object) -> None:
        super().__init__(message)
        self.anchor = anchor


class GoldError(OnrecordError):
    """A gold file can't be scored."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


class LedgerError(OnrecordError):
    """The ledger can't be used."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


class ForeignLedgerError(LedgerError):
    """The file is not a ledger, or one of a newer Onrecord."""


class LockedLedgerError(LedgerError):
    """Another program is writing to the ledger."""


class NotInLedgerError(LedgerError):
    """The ledger holds nothing under this id."""

    def __init__(self, message: str, path: str, id: str) -> None:
        super().__init__(message, path)
        self.id = id

"""What can go wrong, one class per thing a caller can do about it.

`LautError` is the root. Its three branches say what to do next: leave out this
input and go on (`Rejected`), mend the data and call again (`BadData`), or stop
and set the program up (`SetupError`). Every message names the value, the place
and what would be right.
"""


class LautError(Exception):
    """Root of all errors that laut raises on purpose."""


class Rejected(LautError):
    """One input cannot be read; skip it and go on with the others.

    `source` is the file (or `-`), `line` the 1-based line where known.
    """

    def __init__(self, source: str, reason: str, line: int | None = None) -> None:
        self.source, self.reason, self.line = source, reason, line
        super().__init__(f"{source}:{line}: {reason}" if line is not None else f"{source}: {reason}")


class BadData(LautError):
    """A value is not what it has to be; mend it and call again."""


class BadMoment(BadData):
    """A date is not written in the part of EDTF that laut understands."""


class BadSpan(BadData):
    """A span does not lie in its text, or its words do not stand there."""


class BadConllu(BadData):
    """A CoNLL-U line cannot be read; the message says which and why."""


class BadLanguageData(BadData):
    """A table in `lang/<code>/` does not have the required form."""


class SetupError(LautError):
    """Something the program needs is not installed; stop and set it up."""


class ModelMissing(SetupError):
    """A trained model's file is missing or damaged; the message says how to get it."""


class DataMissing(SetupError):
    """A data set needed for measuring is missing; the message says where it was looked for."""


class LedgerError(LautError):
    """The ledger cannot be used: damaged, full, locked for too long, or of a newer laut."""

"""Standard output and error that never raise: in any encoding, closed, full, or with nobody reading any more."""

from __future__ import annotations

import errno
import io
import os
import sys
import warnings
from contextlib import suppress
from typing import Final, TextIO

_SPELLED: Final = "spelled"


class Screen(io.TextIOBase):
    """A stream that goes on when it cannot be written; *fault* is then why."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.fault: OSError | None = None

    @property
    def encoding(self) -> str:  # type: ignore[override]  # only C can write it
        """Of the stream itself."""
        return self._stream.encoding

    @property
    def is_cut_short(self) -> bool:
        """True when something was lost that somebody wanted: not where the reader of a pipe has gone."""
        return self.fault is not None and self.fault.errno not in (errno.EPIPE, errno.EBADF, None)

    def write(self, text: str) -> int:
        """Write *text*, as far as that can be done."""
        if self.fault is None:
            try:
                self._stream.write(text)
            except OSError as fault:
                self.fault = fault
        return len(text)

    def flush(self) -> None:
        """Hand everything to the system, as far as it takes it."""
        if self.fault is None:
            try:
                self._stream.flush()
            except OSError as fault:
                self.fault = fault

    def fileno(self) -> int:
        """Of the stream itself."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Of the stream itself."""
        return self._stream.isatty()


def prepare() -> None:
    r"""Make standard output and error :class:`Screen`, in the encoding they have.

    A character that the encoding has not is written as ``\u2082``, as JSON spells it.  A stream that is closed leads
    nowhere; its number must not go to a file of ours, into which a library might then print.
    """
    with suppress(OSError):
        while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(opened)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            stream = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as we live
        elif isinstance(stream, io.TextIOWrapper):
            import codecs

            codecs.register_error(_SPELLED, _spelled)
            stream.reconfigure(errors=_SPELLED)
        setattr(sys, name, Screen(stream))


def silence_libraries() -> None:
    """Have no library remark on files on standard error (Pillow on metadata): what is wrong with them is a finding.

    It changes the process, so that only commands call it, in processes of their own.  ``python -W`` brings them back.
    """
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _spelled(fault: UnicodeError) -> tuple[str, int]:
    """What stands for characters that an encoding has not."""
    assert isinstance(fault, UnicodeEncodeError)
    pairs = fault.object[fault.start : fault.end].encode("utf-16-be", "surrogatepass")
    units = (int.from_bytes(pairs[at : at + 2], "big") for at in range(0, len(pairs), 2))
    return "".join(f"\\u{unit:04x}" for unit in units), fault.end

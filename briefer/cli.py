"""The command: arguments in, exit codes out, and the one place that catches errors.

It imports nothing heavy, so that `briefer --help` answers at once, and next to nothing at
all before it can tell an interrupt; what a command needs is imported when it runs.
"""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from briefer.errors import BrieferError, UsageError
from briefer.talk import complain

TYPE_CHECKING = False  # as in typing, which is not needed to run

if TYPE_CHECKING:
    from typing import Any, Final, NoReturn

# Exit codes, as the help tells them. 130 is what shells give for Ctrl-C.
WRITTEN: "Final" = 0
FAILED: "Final" = 1
WRONG_USAGE: "Final" = 2
INCOMPLETE: "Final" = 3
INTERRUPTED: "Final" = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; argparse exits by itself on wrong options."""
    debug = "--debug" in (sys.argv[1:] if argv is None else argv)
    try:
        arguments = _command("briefer.options:parsed")(argv)
        return _command(arguments.run)(arguments) if arguments.run else WRONG_USAGE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 -- the one place that catches all
        if debug:
            import_module("traceback").print_exc()
        return _explained(error)


def _explained(error: BaseException) -> int:
    """Say on standard error what went wrong, and return the exit code for it."""
    match error:
        case KeyboardInterrupt():
            complain("interrupted")
            for note in getattr(error, "__notes__", ()):
                complain(note, name="tip")
            return INTERRUPTED
        case BrokenPipeError():
            _abandon_output()
        case BrieferError():
            complain(str(error))
            if error.tip:
                complain(error.tip, name="tip")
        case OSError():
            complain(f"something could not be read or written: {error}")
            complain("--debug shows where", name="tip")
        case _:
            complain(f"a fault in briefer: {type(error).__name__}: {error}")
            complain("run again with --debug and report it", name="tip")
    return WRONG_USAGE if isinstance(error, UsageError) else FAILED


def run() -> "NoReturn":
    """Run the command and end the process with its exit code.

    A thread that still waits for a server would hold the process back; nothing it could
    bring is wanted any more. Nor is an interrupt, once the end of the work is told.
    """
    try:
        _open_streams()
        code = _finished(main)
        _hear_no_interrupt()
    except KeyboardInterrupt:
        _hear_no_interrupt()
        code = INTERRUPTED
    if code == INTERRUPTED or import_module("threading").active_count() > 1:
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _hear_no_interrupt() -> None:
    """Let nothing break into the end of the process, which Python would tell as a traceback."""
    signal = import_module("signal")
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _open_streams() -> None:
    """Give the streams that the caller closed, as with `>&-`, a place in the process.

    A file that is opened later would take the number of one, and what is meant for the
    stream. Standard output becomes one that cannot be written to.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)  # the lowest free number: this stream's
            mode = "w" if name == "stderr" else "r"
            if number:
                setattr(sys, name, open(nowhere, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 -- a number


def _finished(command: Callable[[], int]) -> int:
    """Return the exit code of a command, once what it printed has gone out."""
    try:
        code = command()
    except SystemExit as error:  # of argparse, which has told the reason
        code = error.code if isinstance(error.code, int) else FAILED
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_output()
        return code or FAILED
    except OSError as error:
        _abandon_output()
        if not code:  # else it is told: what could not go out is still there to fail again
            complain(f"standard output: {(error.strerror or str(error)).lower()}")
        return code or FAILED
    return code


def _command(place: str) -> "Callable[..., Any]":
    """Return the function at `module:name`, importing its module now."""
    module, _, name = place.partition(":")
    command: Callable[..., Any] = getattr(import_module(module), name)
    return command


def _abandon_output() -> None:
    """Point standard output away from the closed pipe, so that nothing fails at the exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)

"""The command: arguments in, exit codes out, and the one place that catches errors.

It imports nothing heavy, so that `briefer --help` answers at once; what a command needs is
imported when it runs.
"""

import argparse
import io
import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final, NoReturn

from briefer.errors import BrieferError, UsageError
from briefer.talk import complain

# Exit codes, as the help tells them. 130 is what shells give for Ctrl-C.
WRITTEN: Final = 0
FAILED: Final = 1
WRONG_USAGE: Final = 2
INCOMPLETE: Final = 3
INTERRUPTED: Final = 130

_DAILY_EPILOG: Final = """\
Flags win over the environment (BRIEFER_MODEL, BRIEFER_OUTPUT, ...; OPENAI_API_KEY,
OPENAI_BASE_URL), and the environment over briefer.toml in the working directory.

exit codes:
  0    the briefing is written
  1    it could not be
  2    the command was used wrongly
  3    it is written, but something given could not be read; the briefing says what
  130  it was interrupted

examples:
  briefer daily articles/
  briefer daily today.jsonl page.html --format html,pdf --output out
  briefer daily articles/ --model openai:qwen2.5:7b --base-url http://127.0.0.1:11434/v1
  cat article.txt | briefer daily - --format md --output -
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; argparse exits by itself on wrong options."""
    parser = _parser()
    arguments = _parsed(parser, argv)
    if arguments.run is None:
        parser.print_help(sys.stderr)
        return WRONG_USAGE
    try:
        return _command(arguments.run)(arguments)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 -- the one place that catches all
        if arguments.debug:
            traceback.print_exc()
        return _explained(error)


def _parsed(parser: argparse.ArgumentParser, argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments, with sources that stand behind an option put to the others."""
    arguments, rest = parser.parse_known_args(argv)
    unknown = [one for one in rest if one.startswith("-") and one != "-"]
    if unknown or (rest and not hasattr(arguments, "sources")):
        parser.error(f"unrecognized arguments: {' '.join(unknown or rest)}")
    if rest:
        arguments.sources += rest
    return arguments


def _explained(error: BaseException) -> int:
    """Say on standard error what went wrong, and return the exit code for it."""
    match error:
        case KeyboardInterrupt():
            complain("interrupted")
            return INTERRUPTED
        case BrokenPipeError():
            _abandon_output()
        case BrieferError():
            complain(str(error))
            if error.tip:
                complain(error.tip, name="tip")
        case _:
            complain(f"a fault in briefer: {type(error).__name__}: {error}")
            complain("run again with --debug and report it", name="tip")
    return WRONG_USAGE if isinstance(error, UsageError) else FAILED


def run() -> NoReturn:
    """Run the command and end the process with its exit code.

    A thread that still waits for a server would hold the process back; nothing it could
    bring is wanted any more.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller, as with `>&-`
            setattr(sys, name, io.TextIOWrapper(io.BytesIO()))
    code = main()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_output()
        code = code or FAILED
    if threading.active_count() > 1:
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _command(place: str) -> Callable[[argparse.Namespace], int]:
    """Return the function at `module:name`, importing its module now."""
    module, _, name = place.partition(":")
    command: Callable[[argparse.Namespace], int] = getattr(import_module(module), name)
    return command


def _abandon_output() -> None:
    """Point standard output away from the closed pipe, so that nothing fails at the exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


class _Version(argparse.Action):
    """Prints the installed version; looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        version = import_module("importlib.metadata").version("briefer-news")
        sys.stdout.write(f"briefer {version}\n")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefer",
        description="Turns news articles into a briefing in which every line leads to its sources.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    parser.set_defaults(run=None, debug=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_daily(commands)
    _add_init(commands)
    return parser


def _add_daily(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "daily",
        help="write a day's briefing from articles",
        description="Write a day's briefing from articles: .txt, .md, .html, .json, .jsonl files.",
        epilog=_DAILY_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run="briefer.commands:daily")
    add = parser.add_argument
    sources = "files, folders of them, or - for standard input; else those in briefer.toml"
    add("sources", nargs="*", metavar="SOURCES", help=sources)
    add("--date", metavar="YYYY-MM-DD", help="the briefing's date (newest among the articles)")
    add("--title", help="the briefing's title")
    add("--output", metavar="DIR", help="where the files go; - prints (briefings)")
    formats = "what to write, separated by commas (md,html,pdf,json)"
    add("--format", dest="formats", metavar="FORMATS", help=formats)
    model = "embedded, or openai:NAME (what is configured, else embedded)"
    add("--model", metavar="SPEC", help=model)
    add("--base-url", metavar="URL", help="an OpenAI-compatible server")
    add("--prompts", metavar="DIR", help="prompts that stand in for the shipped ones")
    add("--templates", metavar="DIR", help="templates that stand in for the shipped ones")
    add("--template", metavar="NAME", help="the template set (daily)")
    add("--concurrency", metavar="N", help="how many passages are read at once (4)")
    _add_talk(parser)


def _add_init(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "init",
        help="write a briefer.toml, and prompts and templates to edit",
        description="Write a commented briefer.toml and copies of the prompts and templates. "
        "A file that is there already is left as it is.",
        allow_abbrev=False,
    )
    parser.set_defaults(run="briefer.init:init")
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help="where (.)")
    _add_talk(parser)


def _add_talk(parser: argparse.ArgumentParser) -> None:
    talk = parser.add_mutually_exclusive_group()
    talk.add_argument("--quiet", action="store_true", help="say nothing but problems")
    talk.add_argument("--verbose", action="store_true", help="say what is being done")
    parser.add_argument("--debug", action="store_true", help="show where an error comes from")

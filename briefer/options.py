"""The options of the command, and the help that it shows."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_DAILY_EPILOG: Final = """\
Flags win over the environment (BRIEFER_MODEL, BRIEFER_OUTPUT, ...; OPENAI_API_KEY,
OPENAI_BASE_URL), and the environment over briefer.toml in the working directory.

exit codes:
  0    the briefing is written
  1    it could not be
  2    the command was used wrongly
  3    it is written, but something given could not be read, or the model was asked no more
       before the end; the briefing says what, and why
  130  it was interrupted

examples:
  briefer daily articles/
  briefer daily today.jsonl page.html --format html,pdf --output out
  briefer daily articles/ --model openai:qwen2.5:7b --base-url http://127.0.0.1:11434/v1
  briefer daily articles/ --model gguf:models/small.gguf --prompt-set brief
  cat article.txt | briefer daily - --format md --output -
"""

_PROMPTS_EPILOG: Final = """\
exit codes:
  0    no prompt has a mistake, or the one that was asked for is shown
  1    one has, or it cannot be shown
  2    the command was used wrongly

examples:
  briefer prompts --prompts prompts/
  briefer prompts --show extract --article article.txt --prompt-set brief
"""

_COMPARE_EPILOG: Final = """\
A folder holds sets, of which `default` is taken, or is a set itself.

exit codes: as of daily

examples:
  briefer compare --prompts default --prompts brief articles/
  briefer compare --prompts default --prompts prompts/mine articles/ --format json
"""
_FORMATS: Final = (
    "what to write, separated by commas (md,html,pdf,json); also eml (a letter), txt, typ, and "
    "any FORMAT whose template briefing.FORMAT.j2 is in the template set"
)


def parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments, with sources that stand behind an option put to the others.

    `run` is the place of the command's function, None where no command is named: then the
    help is shown. argparse itself ends the process on wrong options.
    """
    parser = _parser()
    arguments, rest = parser.parse_known_args(argv)
    unknown = [one for one in rest if one.startswith("-") and one != "-"]
    if unknown or (rest and not hasattr(arguments, "sources")):
        parser.error(f"unrecognized arguments: {' '.join(unknown or rest)}")
    if rest:
        arguments.sources += rest
    if arguments.run is None:
        parser.print_help(sys.stderr)
    return arguments


class _Version(argparse.Action):
    """Prints the installed version; looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        version = import_module("importlib.metadata").version("briefer-news")
        _print(f"briefer {version}\n")
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """argparse, which of itself passes over help that cannot be printed."""

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        if file is sys.stdout:
            _print(message)
        else:
            super()._print_message(message, file)


def _print(text: str) -> None:
    """Print the text, or raise what `write_stream` raises."""
    import_module("briefer.output").write_stream(sys.stdout, text)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="briefer",
        description="Turns news articles into a briefing in which every line leads to its sources.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    parser.set_defaults(run=None, debug=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_daily(commands)
    _add_prompts(commands)
    _add_compare(commands)
    _add_render(commands)
    _add_templates_command(commands)
    _add_init(commands)
    _add_cache(commands)
    return parser


def _add_daily(commands: "argparse._SubParsersAction[_Parser]") -> None:
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
    add("--format", dest="formats", metavar="FORMATS", help=_FORMATS)
    _add_model(parser)
    add("--prompts", metavar="DIR", help="prompts that stand in for the shipped ones")
    add("--prompt-set", metavar="NAME", help="the prompt set: default, or brief (default)")
    _add_templates(parser)
    _add_spending(parser)
    _add_talk(parser)


def _add_spending(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what a model may take")
    add = group.add_argument
    add("--dry-run", action="store_true", help="say what calls and tokens it would take; ask none")
    add("--max-cost", metavar="USD", help="stop before the call that could pass this cost")
    add("--max-tokens", metavar="N", help="the same for tokens, asked and answered")
    add("--prices", metavar="FILE", help="a file of prices that wins over the shipped one")
    add("--requests-per-minute", metavar="N", help="the most requests in a minute (no limit)")
    add("--tokens-per-minute", metavar="N", help="the most tokens in a minute (no limit)")
    _add_keep(group)
    no_fallback = "leave out what the model cannot read; else the embedded reader reads it"
    add("--no-fallback", dest="fallback", action="store_const", const=False, help=no_fallback)


def _add_keep(options: "argparse._ActionsContainer") -> None:
    add = options.add_argument
    add("--cache", metavar="FILE", help="where answers are kept (in the user's cache folder)")
    no_cache = "neither take answers from before nor keep any"
    add("--no-cache", dest="keep", action="store_const", const=False, help=no_cache)


def _add_cache(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser(
        "cache",
        help="show, prune or clear the answers kept from models",
        description="The answers of models are kept, so that none is paid for twice. "
        "Shows the file, its size and what is in it; or takes answers out of it.",
        allow_abbrev=False,
    )
    parser.set_defaults(run="briefer.caching:cache")
    add = parser.add_argument
    actions = "show; prune: take out what was not used for --days; clear: take out all"
    add("action", nargs="?", choices=("show", "prune", "clear"), default="show", help=actions)
    add("--days", type=int, default=30, metavar="N", help="for prune: days without use (30)")
    add("--cache", metavar="FILE", help="the file (what is configured, else in the cache folder)")
    _add_talk(parser)


def _add_prompts(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser(
        "prompts",
        help="list the prompts and check them, or show one",
        description="List the sets of prompts and check each file; or show what a model is sent.",
        epilog=_PROMPTS_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run="briefer.prompting:prompts")
    add = parser.add_argument
    add("--prompts", metavar="DIR", help="prompts that stand in for the shipped ones")
    add("--prompt-set", metavar="NAME", help="the set to show, and to call in use (default)")
    shown = "print it as it is sent for the article"
    add("--show", choices=("extract", "compose", "judge"), help=shown)
    add("--article", metavar="FILE", help="the article, or - for standard input")
    _add_talk(parser)


def _add_compare(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser(
        "compare",
        help="read the same articles with two sets of prompts, side by side",
        description="Read the same articles with two sets of prompts, and show side by side what\n"
        "each found, what verification left out and why, and what it took.",
        epilog=_COMPARE_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run="briefer.comparing:compare")
    add = parser.add_argument
    sources = "files, folders of them, or - for standard input; else those in briefer.toml"
    add("sources", nargs="*", metavar="SOURCES", help=sources)
    pair = "a set, or a folder of prompts; give two"
    add("--prompts", dest="pair", metavar="SET", action="append", default=[], help=pair)
    _add_model(parser)
    _add_keep(parser)
    add("--format", dest="shape", choices=("text", "json"), default="text", help="(text)")
    _add_talk(parser)


def _add_model(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    model = "embedded, openai:NAME or gguf:PATH (what is configured, else embedded)"
    add("--model", metavar="SPEC", help=model)
    add("--base-url", metavar="URL", help="an OpenAI-compatible server")
    add(
        "--concurrency",
        metavar="N",
        help="how many passages are read at once, on as many cores (4)",
    )


def _add_render(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser(
        "render",
        help="write a briefing again from its JSON, in other formats",
        description="Write a briefing again from the JSON that `briefer daily` wrote, in any "
        "format and by any template set. Nothing is read anew. Settings are found as for daily.",
        allow_abbrev=False,
    )
    parser.set_defaults(run="briefer.rendering:rendering")
    add = parser.add_argument
    add("briefing", metavar="BRIEFING.json", help="the briefing, or - for standard input")
    add("--output", metavar="DIR", help="where the files go; - prints (briefings)")
    add("--format", dest="formats", metavar="FORMATS", help=_FORMATS)
    _add_templates(parser)
    _add_talk(parser)


def _add_templates_command(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser(
        "templates",
        help="list the template sets and check them",
        description="List the template sets with their formats and where each file comes from, "
        "and write example briefings by them. Each mistake is named with file, line and variable; "
        "the exit code is 1 where there is one.",
        allow_abbrev=False,
    )
    parser.set_defaults(run="briefer.checking:checking")
    add = parser.add_argument
    add("names", nargs="*", metavar="NAME", help="the sets to check (all)")
    add("--templates", metavar="DIR", help="templates that stand in for the shipped ones")
    _add_talk(parser)


def _add_templates(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--templates", metavar="DIR", help="templates that stand in for the shipped ones")
    add("--template", metavar="NAME", help="the template set: daily, onepage or matrix (daily)")
    add("--paper", metavar="SIZE", help="a4 or letter, for the PDF (a4)")


def _add_init(commands: "argparse._SubParsersAction[_Parser]") -> None:
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

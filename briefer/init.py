"""The command `briefer init`: a folder to work in."""

import argparse
import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from briefer.assets import Kind, shipped
from briefer.errors import UsageError
from briefer.output import write_files, write_paths
from briefer.prices import SHIPPED as PRICES
from briefer.settings import CONFIG_NAME
from briefer.talk import complain

CONFIG: Final = """\
# Settings of briefer for the folder that this file is in. Run `briefer daily` there.
# Take away the "#" of a line to set it. Each shows what holds without it, or an example.
# Flags of the command and variables such as BRIEFER_MODEL win over this file.

# What `briefer daily` reads when it is named nothing else: files and folders of articles.
# sources = ["articles/"]

# Where the files go, and which are made: md, html, pdf, json, eml (a letter), txt, typ (what the
# PDF is set from), and any FORMAT for which the template set has a briefing.FORMAT.j2.
# output = "briefings"
# formats = ["md", "html", "pdf", "json"]

# What the briefing is called, and its date. Without a date, the newest among the articles.
# title = "Daily briefing"
# date = 2025-12-16

# Who reads. "embedded" needs nothing; "openai:NAME" is a model of OpenAI, or of any server
# that speaks as OpenAI does (llama.cpp, Ollama, vLLM), whose address is base_url.
# "gguf:PATH" is a model file, read on this machine (pip install 'briefer-news[gguf]').
# An address needs a model beside it.
# model = "embedded"
# base_url = "http://127.0.0.1:8080/v1"

# The key of that server. The variable OPENAI_API_KEY is the safer place for it.
# api_key = "..."

# How many passages are read at once (without a model on as many cores, where the machine has them),
# how long a passage may be in characters (without a word from you, what suits the reader: 3500 for
# a model), and how many seconds an answer may take.
# concurrency = 4
# passage_chars = 3500
# timeout_s = 120

# What the model cannot read the embedded reader reads, marked as such; false leaves it out.
# fallback = true

# The answers of models are kept in a file, so that none is paid for twice: in your cache folder,
# or where you say. With keep at false, none is taken from there and none is kept.
# cache = "answers.sqlite"
# keep = true

# The most that one run may ask of a model: US dollars by the file of prices, and tokens, asked and
# answered. And the most in a minute, for a service with such limits. Without a word, no limit.
prices = "prices.toml"
# max_cost = 1.50
# max_tokens = 500000
# requests_per_minute = 60
# tokens_per_minute = 200000

# Folders whose files stand in for the ones that briefer came with, file by file. A file
# deleted there is taken from briefer again, and so follows its new versions.
prompts = "prompts"
templates = "templates"

# A file of names of parties and what they stand for; a line there wins over what briefer knows.
aliases = "aliases.tsv"

# The sets: a folder in `prompts` ("brief" suits small models), and one in `templates`: "daily" has
# all of the day, "onepage" its bottom line and the five things, "matrix" the positions first.
# prompt_set = "default"
# template = "daily"

# What the PDF is set for: "a4" or "letter".
# paper = "a4"
"""

ALIASES_NAME: Final = "aliases.tsv"
ALIASES: Final = """\
# What briefer should call a party, by the names that the articles use for it.
# Each line: a name, or several separated by "|"; a tab; what they stand for, as printed.
# Lines that begin with "#" are left out. For example:
# Villa Rosa|the Villa	Peru
# Myanmar	Burma
"""


def init(arguments: argparse.Namespace) -> int:
    """Write what is not there yet; print its paths and say what was left; return 0.

    Raises:
        OutputError: a file could not be written.
        UsageError: the folder's name is empty.
    """
    if not arguments.folder:
        raise UsageError("the name of the folder is empty", tip="briefer init . writes here")
    folder = Path(arguments.folder)
    files = {folder / name: data for name, data in contents()}
    left = [path for path in files if os.path.lexists(path)]
    made = {path: data for path, data in files.items() if path not in left}
    write_files(made, tip="name another folder: briefer init DIR")
    write_paths(sys.stdout, made)
    if not arguments.quiet:
        for path in left:
            complain(f"{path}: is there already and left as it is")
        complain(_next(folder), name="tip")
    return 0


def _next(folder: Path) -> str:
    """Return what to do in the folder, in words that a shell takes as they stand."""
    articles = folder / "articles"
    there = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    return f"put articles into {articles}/, then run: {there}briefer daily articles/"


def contents() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file, the settings first, then in order of name.

    Raises:
        AssetError: the installation lacks its prompts or templates.
    """
    yield CONFIG_NAME, CONFIG.encode()
    yield ALIASES_NAME, ALIASES.encode()
    yield PRICES.name, PRICES.read_bytes()
    for kind in get_args(Kind):
        root = shipped(kind)
        for path in sorted(one for one in root.rglob("[!.]*") if one.is_file()):
            yield f"{kind}/{path.relative_to(root).as_posix()}", path.read_bytes()

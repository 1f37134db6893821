"""Prompts and templates: the user's own folder first, file by file, then the shipped one."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefer.checks import FORMAT
from briefer.errors import AssetError, UsageError

if TYPE_CHECKING:
    import jinja2

Kind = Literal["prompts", "templates"]

FINGERPRINT_DIGITS = 12
SHIPPED = ("md", "html", "pdf", "json", "eml", "txt", "typ")


def shipped(kind: Kind) -> Path:
    """Return the folder that came with briefer: in the package, or beside it in a checkout.

    Raises:
        AssetError: the installation lacks it.
    """
    package = Path(__file__).parent
    for folder in (package / kind, package.parent / kind):
        if folder.is_dir():
            return folder
    raise AssetError(
        f"the {kind} that come with briefer are not in {package}",
        tip="The installation is incomplete: install briefer-news again.",
    )


def passed_over(kind: Kind, folder: Path | None) -> Path | None:
    """Return the folder of that name in the working directory, where it has sets and none is used.

    None where the user names a folder, and where the one beside them is the shipped one.
    """
    here = Path(kind)
    if folder is not None or not any(here.glob("*/*.j2")) or here.samefile(shipped(kind)):
        return None
    return here


def idle_sets(kind: Kind, folder: Path | None, name: str) -> tuple[str, ...]:
    """Return the sets of the user's folder where it holds some and nothing of the set in use.

    In alphabetical order; what templates of several sets include is in no set.
    """
    if folder is None or (folder / name).is_dir() or (kind == "prompts" and own_set(folder)):
        return ()
    pattern = "briefing.*.j2" if kind == "templates" else "*.j2"
    return tuple(sorted({one.parent.name for one in folder.glob(f"*/{pattern}")}))


def read_aliases(path: Path | None) -> dict[str, str]:
    """Return what the names of the user's file stand for, by their keys; empty without a file.

    Raises:
        UsageError: the file cannot be read, or a line of it is mistaken.
    """
    from briefer.language.aliases import parse_aliases  # noqa: PLC0415 - not needed for --help

    if path is None:
        return {}
    try:
        return parse_aliases(path.read_text("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}, line {line}: it is not UTF-8") from error
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        tip = "mend the path, or leave `aliases` out of briefer.toml"
        raise UsageError(f"{path}: cannot be read: {why}", tip=tip) from error


def own_set(folder: Path | None) -> str:
    """Return the name of the set that a folder of prompts is itself; empty where it is none.

    It is one where a prompt lies in the folder itself, and not in that of a set.

    Raises:
        AssetError: the installation lacks its own prompts.
    """
    if folder is None:
        return ""
    names = {one.name for one in shipped("prompts").glob("*/*.j2")}
    return folder.resolve().name if any((folder / name).is_file() for name in names) else ""


def loader(kind: Kind, folder: Path | None = None) -> "jinja2.BaseLoader":
    """Return a loader of names such as `daily/briefing.md.j2` or `default/extract.md.j2`.

    A folder of prompts that is a set itself is found under its own name. The loader raises an
    `AssetError` for a file that is there and cannot be read.

    Raises:
        UsageError: the user's folder does not exist, or has templates of a briefing outside a set.
        AssetError: the installation lacks its own.
    """
    from briefer.files import Files, under  # noqa: PLC0415 - imports jinja2, not needed for --help

    folders = [shipped(kind)]
    if folder is not None:
        if not folder.is_dir():
            raise UsageError(
                f"the folder of {kind} {str(folder)!r} "
                + ("is not a folder" if folder.exists() else "does not exist"),
                tip=f"`briefer init` copies the {kind} to edit; or leave --{kind} out.",
            )
        if kind == "prompts" and (name := own_set(folder)):
            return under(name, Files([folder]), Files(folders))
        if kind == "templates" and (loose := sorted(folder.glob("briefing.*.j2"))):
            raise UsageError(
                f"{loose[0]} is in no set of templates, and would not be used",
                tip=f"move it to {folder / 'daily'}, or to a folder of your own set.",
            )
        folders.insert(0, folder)
    return Files(folders)


def sets(kind: Kind, folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the sets that can be used, in alphabetical order.

    A folder of templates is a set if it holds one of a briefing; another holds parts of several.

    Raises:
        UsageError, AssetError: as for `loader`.
    """
    names = [name for name in loader(kind, folder).list_templates() if "/" in name]
    if kind == "templates":
        names = [name for name in names if name.partition("/")[2].startswith("briefing.")]
    return tuple(sorted({name.partition("/")[0] for name in names}))


def formats(names: Iterable[str], template: str) -> tuple[str, ...]:
    """Return what a set can write: the shipped formats first, then those of further templates.

    `names` are those of all templates. JSON needs none, the PDF is set from Typst markup, and a
    letter has plain text beside its page.

    >>> formats(["daily/briefing.md.j2", "daily/briefing.tex.j2", "own/briefing.csv.j2"], "daily")
    ('md', 'json', 'tex')
    """
    template_of = re.compile(rf"{re.escape(template)}/briefing\.({FORMAT})\.j2")
    found = {match[1] for name in names if (match := template_of.fullmatch(name))}
    ready = found | {"json"} | ({"pdf"} if "typ" in found else set())
    if "txt" not in found:
        ready -= {"eml"}
    return (*(one for one in SHIPPED if one in ready), *sorted(ready - set(SHIPPED)))


def fingerprint(source: "jinja2.BaseLoader", name: str = "default") -> str:
    """Return a short hash of the names and texts of a set's files, as they are in effect.

    Raises:
        AssetError: there is no such set, or one of its files cannot be read.
    """
    import jinja2  # noqa: PLC0415 - heavy, and not needed for --help

    digest = hashlib.sha256()
    environment = jinja2.Environment(autoescape=True)
    names = [one for one in source.list_templates() if one.startswith(f"{name}/")]
    if not names:
        raise AssetError(f"there are no files of a set {name!r}")
    for one in sorted(names):
        text = source.get_source(environment, one)[0]
        digest.update(f"{one}\0{text}\0".encode())
    return digest.hexdigest()[:FINGERPRINT_DIGITS]

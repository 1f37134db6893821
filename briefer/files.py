"""The files of prompts and templates, in the folders where they are looked for."""

from collections.abc import Callable
from pathlib import Path

import jinja2

from briefer.errors import AssetError


class Files(jinja2.FileSystemLoader):
    """Jinja's loader, with a line of ours for a file that is there and cannot be read."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a file, its path, and whether it is still the same.

        Raises:
            AssetError: the file cannot be read, is not UTF-8, or a folder stands in its place.
            TemplateNotFound: no folder has it.
        """
        paths = [Path(folder, template) for folder in self.searchpath]
        found: Path | None = None
        try:
            found = next((path for path in paths if path.exists()), None)
            # A folder in the place of a file would be passed over, and the next file taken.
            if found and found.is_dir():
                raise IsADirectoryError(0, "a folder stands where a file should be")
            return super().get_source(environment, template)
        except jinja2.TemplateNotFound:
            raise
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise AssetError(f"{found}, line {line}: it is not UTF-8", tip=_TIP) from error
        except (OSError, ValueError) as error:
            raise AssetError(
                f"{found or template}: cannot be read: {_why(error)}", tip=_TIP
            ) from error


class _Both(jinja2.ChoiceLoader):
    """Jinja's choice of loaders, with templates that keep the whole of their names."""

    load = jinja2.BaseLoader.load


def under(name: str, files: Files, others: Files) -> jinja2.BaseLoader:
    """Return a loader of the files as those of a set of that name, and behind it of the others."""
    return _Both([jinja2.PrefixLoader({name: files}), others])


_TIP = "Mend the file, or delete it to have the shipped one in its place."


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()

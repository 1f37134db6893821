"""What reads: with a model, or without one."""

from briefer.errors import UsageError
from briefer.readers.base import Reader
from briefer.settings import Settings


def open_reader(settings: Settings) -> Reader:
    """Return the reader that `settings.model` names.

    Raises:
        AssetError: a prompt is missing or mistaken.
        UsageError: there is no such reader.
    """
    kind, _, name = settings.model.partition(":")
    match kind:
        case "embedded":
            from briefer.readers.embedded import EmbeddedReader  # noqa: PLC0415 - one reader a run

            return EmbeddedReader()
        case "openai":
            return _open_model(name, settings)
        case _:
            tip = "Use `embedded` or `openai:NAME`."
            raise UsageError(f"there is no reader {settings.model!r}", tip=tip)

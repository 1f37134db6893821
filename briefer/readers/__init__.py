"""What reads: with a model, or without one."""

from briefer.assets import fingerprint, loader
from briefer.errors import UsageError
from briefer.readers.base import Reader
from briefer.settings import Settings


def open_reader(settings: Settings) -> Reader:
    """Return the reader that `settings.model` names.

    Raises:
        AssetError: a prompt is missing or mistaken.
        ReaderError: the model needs a key, and there is none.
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


def _open_model(name: str, settings: Settings) -> Reader:
    from briefer.readers.endpoint import Endpoint  # noqa: PLC0415 - heavy below
    from briefer.readers.model import ModelReader  # noqa: PLC0415 - imports the clients

    prompts = loader("prompts", settings.prompts)
    endpoint = Endpoint(
        model=name,
        base_url=settings.base_url,
        api_key=settings.api_key,
        timeout_s=settings.timeout_s,
    )
    return ModelReader(endpoint, prompts, fingerprint(prompts))

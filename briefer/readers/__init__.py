"""What reads: with a model, or without one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.assets import fingerprint, loader, own_set
from briefer.errors import UsageError
from briefer.prices import price_of
from briefer.readers.base import Reader
from briefer.settings import Settings

if TYPE_CHECKING:
    from briefer.readers.endpoint import Endpoint
    from briefer.readers.limits import Limits

ANSWERS_NAME = "answers.sqlite"


@contextmanager
def opened(settings: Settings) -> Iterator[Reader]:
    """Give the reader that `settings.model` names, and close it at the end.

    Raises:
        AssetError: a prompt is missing or mistaken.
        ReaderError: the model needs a key, and there is none; or its file cannot be served.
        UsageError: there is no such reader or no such file, or no price for a limit of cost.
    """
    kind, _, name = settings.model.partition(":")
    match kind:
        case "embedded":
            from briefer.readers.embedded import EmbeddedReader  # noqa: PLC0415 - one reader a run

            yield EmbeddedReader()
        case "openai":
            from briefer.readers.endpoint import Endpoint  # noqa: PLC0415 - heavy below

            endpoint = Endpoint(
                model=name,
                base_url=settings.base_url,
                api_key=settings.api_key,
                timeout_s=settings.timeout_s,
            )
            with _model(endpoint, settings) as reader:
                yield reader
        case "gguf":
            from briefer.readers.modelfile import served  # noqa: PLC0415 - seldom used

            with (
                served(Path(name), settings.concurrency, settings.timeout_s) as endpoint,
                _model(endpoint, settings) as reader,
            ):
                yield reader
        case _:
            tip = "Use `embedded`, `openai:NAME` or `gguf:PATH`."
            raise UsageError(f"there is no reader {settings.model!r}", tip=tip)


def answers_path(settings: Settings) -> Path:
    """Return the file in which the answers of models are kept: the settings' own, or the user's."""
    import platformdirs  # noqa: PLC0415 - not needed without a model

    return settings.cache or platformdirs.user_cache_path("briefer") / ANSWERS_NAME


@contextmanager
def _model(endpoint: "Endpoint", settings: Settings) -> Iterator[Reader]:
    from briefer.readers.ask import Prompts  # noqa: PLC0415 - imports jinja2
    from briefer.readers.kept import Kept  # noqa: PLC0415 - heavy below
    from briefer.readers.model import ModelReader  # noqa: PLC0415 - imports the clients
    from briefer.readers.proof import check  # noqa: PLC0415 - imports jinja2
    from briefer.readers.send import Sender  # noqa: PLC0415 - the same

    files = loader("prompts", settings.prompts)
    name = own_set(settings.prompts) or settings.prompt_set
    prompts = Prompts(files, name)
    # A prompt that is sent last would tell its mistake when the rest is paid for.
    check(files, name)
    mark = fingerprint(files, name)
    limits = _limits(endpoint, settings)
    with closing(Kept(answers_path(settings) if settings.keep else None)) as kept:
        yield ModelReader(Sender(endpoint, limits, kept), prompts, mark)


def _limits(endpoint: "Endpoint", settings: Settings) -> "Limits":
    """Return the limits of the settings, with the price of the model where one is listed."""
    from briefer.readers.limits import Limits  # noqa: PLC0415 - not needed without a model

    price = price_of(endpoint.model, endpoint.base_url, settings.prices)
    if settings.max_cost is not None and price is None:
        raise UsageError(
            f"--max-cost: no price is listed for {endpoint.model}",
            tip="list it in a file and name that with --prices, or set --max-tokens",
        )
    return Limits(
        concurrency=settings.concurrency,
        requests_per_minute=settings.requests_per_minute,
        tokens_per_minute=settings.tokens_per_minute,
        max_tokens=settings.max_tokens,
        max_cost=settings.max_cost,
        price=price,
    )

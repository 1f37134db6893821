"""A briefing in the formats that it is asked for: what `daily` and `render` both write."""

from functools import partial

from briefer.assets import formats, loader, sets
from briefer.engines.local import LocalEngine
from briefer.errors import UsageError
from briefer.settings import Settings
from briefer.steps.message import message
from briefer.steps.pdf import named_few, printed
from briefer.steps.render import render
from briefer.talk import complain
from briefer.values.briefing import Briefing


def check_formats(settings: Settings) -> None:
    """Refuse a template set that there is not, and a format that it cannot write.

    Raises:
        UsageError: there is no such set, format or folder.
        AssetError: the installation lacks its templates.
    """
    known = sets("templates", settings.templates)
    if settings.template not in known:
        message = f"there is no template set {settings.template}"
        raise UsageError(message, tip=f"template sets: {', '.join(known)}")
    names = loader("templates", settings.templates).list_templates()
    ready = formats(names, settings.template)
    for name in settings.formats:
        if name not in ready:
            parts = {"pdf": ("typ",), "eml": ("eml", "txt")}.get(name, (name,))
            wanted = " and ".join(f"{settings.template}/briefing.{one}.j2" for one in parts)
            message = f"there is no format {name}: it takes a template {wanted}"
            raise UsageError(message, tip=f"formats: {', '.join(ready)}")


def documents(briefing: Briefing, settings: Settings) -> dict[str, bytes]:
    """Return the briefing in each format that the settings name, in their order.

    Raises:
        AssetError: a template is missing or mistaken.
    """
    return {name: _document(briefing, name, settings) for name in settings.formats}


def named(briefing: Briefing, fmt: str) -> str:
    """Return the name of the briefing's file in a format."""
    return f"briefing-{briefing.date or 'undated'}.{fmt}"


def _document(briefing: Briefing, fmt: str, settings: Settings) -> bytes:
    templates = loader("templates", settings.templates)
    write = partial(render, briefing, settings.template, loader=templates, paper=settings.paper)
    match fmt:
        case "pdf":
            return _set(write(fmt="typ"), briefing, settings)
        case "eml":
            return message(briefing.title, briefing.date, write(fmt="txt"), write(fmt="eml"))
        case _:
            return write(fmt=fmt).encode()


def _set(text: str, briefing: Briefing, settings: Settings) -> bytes:
    """Return the PDF of the text, set in a thread: an interrupt need not wait for its end."""
    from briefer.steps.trace import tracing  # noqa: PLC0415 - jinja2, not needed for JSON

    templates = loader("templates", settings.templates)
    where = tracing(briefing, settings.template, "typ", templates, settings.paper)
    setting = partial(printed, date=briefing.date, where=where)
    [made] = LocalEngine(1).map(setting, [text])
    if made.lacking:
        complain(f"the PDF has boxes for what no font here can show, {named_few(made.lacking)}")
        complain("install a font for them, or send the HTML", name="tip")
    return made.data

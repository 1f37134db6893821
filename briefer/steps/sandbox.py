"""The environment that templates run in: a sandbox where no value is written unescaped.

Jinja escapes for HTML alone. Here each format brings its own escape, and everything that
Jinja itself marks as written (macros, set blocks, joins) is marked with that format's class,
so that a value is escaped once, wherever a template puts it together.

What a template spends is bounded: its loops and calls, and the texts that it makes.
"""

import difflib
import posixpath
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any, Self

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    nodes,
    pass_context,
    pass_eval_context,
)
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from briefer.steps import bounds, escape
from briefer.values.value import Value

# What a mistake in a template can raise, beside Jinja's own errors.
MISTAKES = (
    *(TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(RuntimeError, MemoryError, AssertionError),
)


class HtmlWritten(Markup):
    """HTML that is written already."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return the value as HTML."""
        return s if isinstance(s, cls) else cls(escape.html_text(str(s)))


class MarkdownWritten(Markup):
    """Markdown that is written already."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return the value as Markdown."""
        return s if isinstance(s, cls) else cls(escape.markdown_text(str(s)))


class TypstWritten(Markup):
    """Typst markup that is written already."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return the value as Typst markup."""
        return s if isinstance(s, cls) else cls(escape.typst_text(str(s)))


class PlainWritten(Markup):
    """Text of any other format that is written already."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return the value on one line, without characters that hide or turn others."""
        return s if isinstance(s, cls) else cls(escape.isolated(str(s)))


_WRITTEN: dict[str, type[Markup]] = {
    "eml": HtmlWritten,
    "html": HtmlWritten,
    "md": MarkdownWritten,
    "typ": TypstWritten,
}
_LINK: dict[str, Callable[[str], str]] = {
    "eml": escape.html_link,
    "html": escape.html_link,
    "md": escape.markdown_link,
    "typ": escape.typst_link,
}


class Missing(StrictUndefined):
    """A name that a template uses and nothing has; its message says what there is instead."""

    __slots__ = ()

    def told(self) -> str:
        """Return what is missing, and what there is that may have been meant."""
        return self._undefined_message

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_obj is missing:
            return f"there is no variable `{name}`"
        known = [n for n in dir(type(self._undefined_obj)) if not n.startswith(("_", "model_"))]
        if isinstance(self._undefined_obj, Value):
            known += type(self._undefined_obj).model_fields
        close = difflib.get_close_matches(name, known, n=1)
        tip = f"; did you mean `{close[0]}`?" if close else ""
        return f"a {type(self._undefined_obj).__name__} has no `{name}`{tip}"


class _Template(Template):
    """A template whose macros and set blocks are marked as written in its own format.

    Jinja's compiled templates look these three names up when they run.
    """

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
    ) -> Template:
        if isinstance(environment, Sandbox):
            names = {"Macro": environment.macro, "markup_join": environment.concatenate}
            namespace.update(names, Markup=environment.written)
        return super()._from_namespace(environment, namespace, globals)


class _Macro(Macro):
    """A macro of one format: what it returns is written, and is not escaped again."""

    written: type[Markup]

    def _invoke(self, arguments: list[object], autoescape: bool) -> str:  # noqa: FBT001 - Jinja's
        return self.written(super()._invoke(arguments, autoescape))


# Files with signs of their own that Jinja would take for its.
_AS_IT_IS = (".css", ".js")
# No template can name this filter, or put another in its place.
_TURNS = " turns"


class Bounded(ImmutableSandboxedEnvironment):
    """Jinja in a sandbox where a template that spends more than `bounds` allows is ended.

    It ends in a `TooMuchError`.
    """

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, loader: BaseLoader, *, autoescape: bool = False) -> None:
        """Prepare the environment: an unknown name is an error, blocks leave no lines behind."""
        super().__init__(
            loader=loader,
            autoescape=autoescape,
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._budget = bounds.Budget()
        self.concat = self._budget.written  # type: ignore[method-assign]
        del self.globals["lipsum"]  # it draws by lot, and as long a text as it is told
        self.filters = {
            name: bounds.bounded(name, apply, self._budget) for name, apply in self.filters.items()
        }
        self.filters[_TURNS] = pass_context(lambda _, items: self._budget.turns(items))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the nodes of a template; those of a style or a script are its text as it is."""
        if name is None or not name.endswith(_AS_IT_IS):
            return super()._parse(source, name, filename)
        text = nodes.TemplateData(source.replace("\r\n", "\n"))
        return nodes.Template([nodes.Output([text], lineno=1)], lineno=1)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - Jinja's
    ) -> str:
        """Return the code of a template in which each loop counts its turns."""
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _TURNS, [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, name, filename, defer_init)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - of any function
        """Return what a call in a template gives, once it is counted and checked."""
        self._budget.step()
        method = getattr(obj, "__wrapped__", obj)  # `format`, which Jinja wraps
        if isinstance(getattr(method, "__self__", None), str | bytes | int):
            bounds.check_call(method.__name__, method.__self__, (*args, *kwargs.values()))
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - of any values
        """Return what an operation gives, once its size is checked."""
        bounds.check_operation(operator, left, right)
        return super().call_binop(context, operator, left, right)


class Sandbox(Bounded):
    """Jinja for one document: strict, sandboxed, with its format's escape for every value."""

    template_class = _Template

    def __init__(self, fmt: str, loader: BaseLoader) -> None:
        """Prepare the environment of a format."""
        self.written = _WRITTEN.get(fmt, PlainWritten)
        self.macro = type("FormatMacro", (_Macro,), {"written": self.written})
        super().__init__(loader, autoescape=True)
        self.finalize = self._finalize
        self.filters |= {
            "link": lambda address: self.written(_LINK.get(fmt, escape.web_link)(address)),
            "hash": lambda text: self.written(escape.html_hash(str(text))),
            "literal": lambda text: self.written(escape.typst_literal(str(text))),
            "safe": self.written,
            "e": bounds.bounded("e", self.written.escape, self._budget),
            "escape": bounds.bounded("escape", self.written.escape, self._budget),
            "join": self._join,
        }

    # Asking for the context keeps Jinja from escaping constants, as HTML, when it compiles.
    @pass_eval_context
    def _finalize(self, _: EvalContext, value: object) -> Markup:
        """Return the value as it is written; nothing for None."""
        if not isinstance(value, str):
            bounds.check_size("an expression makes", bounds.weight(value))
        empty = value is None or not str(value)
        written = self.written("") if empty else self.written.escape(value)
        self._budget.write(len(written))
        return written

    def concatenate(self, parts: Iterable[object]) -> str:
        """Return what `~` makes: text, unless a part of it is written already."""
        listed = list(parts)
        bounds.check_size("`~` makes", sum(map(bounds.weight, listed)))
        if any(isinstance(part, self.written) for part in listed):
            return self.written("").join(listed)  # type: ignore[arg-type]
        return "".join(map(str, listed))

    def _join(self, parts: Iterable[object], by: str = "") -> Markup:
        listed = list(parts)
        bounds.check_size("`join` makes", len(listed) * len(by) + bounds.weight(listed))
        return self.written("").join([self.written.escape(by).join(listed)])  # type: ignore[arg-type]

    def join_path(self, template: str, parent: str) -> str:
        """Return the name of a template; `./name` is beside the template that names it."""
        self._budget.step()
        if template.startswith("./"):
            return posixpath.join(posixpath.dirname(parent), template[2:])
        return template

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Return whether a template may use the attribute: of a value, what it holds alone."""
        if isinstance(obj, Value) and callable(value):
            return False
        return super().is_safe_attribute(obj, attr, value)

"""Each sentence of a bottom line against its entries: kept with those that hold it, or left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from briefer.language.words import content_stems
from briefer.steps.analysis import Analysed, analyse
from briefer.steps.claims import named_stems
from briefer.steps.coverage import best_found, coverage, fault_of_form, lacks_verb, plain
from briefer.steps.evidence import Evidence
from briefer.steps.judgement import Fault, judge
from briefer.steps.openness import leaves_open, opened
from briefer.steps.verify import ENOUGH_MOVED
from briefer.values.briefing import Entry, Statement
from briefer.values.finding import Omission, OmissionReason, line_of

_ENTRIES = 4  # entries beside the named ones that are tried for a statement


def verify_statement(statement: Statement, entries: Sequence[Entry]) -> Statement | Omission:
    """Return the statement with the entries that hold it, or the omission that says why not.

    The entries that it names are tried first, then the best others alone and in pairs. It is
    checked against their lines and the sentences they rest on. A sentence that calls a matter
    open rests on what leaves it open alone, and is checked by what it calls so.

    >>> verify_statement(Statement(text="Peru rejected it.", entries=("d1",)), []).reason
    <OmissionReason.ENTRIES: 'the entries it names do not hold it'>
    """
    line = analyse(statement.text, None)
    form = fault_of_form(statement.text, frozenset(), frozenset())
    if form or lacks_verb(line):
        return _omission(statement, Fault(OmissionReason.FORM, form or "no verb"))
    if asked := opened(statement.text):
        entries = [entry for entry in entries if leaves_open(entry, asked)]
        line = analyse(asked.core, None)
    known = {entry.id: entry for entry in entries}
    # Most entries are never tried: each is analysed when it is.
    told = cache(lambda entry_id: tuple(analyse(one, None) for one in _texts(known[entry_id])))
    worst, best = Fault(OmissionReason.ENTRIES, ""), -1.0
    for ids in _tries(line, statement, known):
        fault, share = _fault(line, ids, told)
        if fault is None:
            return statement.model_copy(update={"entries": ids})
        if share > best:
            worst, best = fault, share
    if worst.reason is OmissionReason.WORDS:
        worst = Fault(OmissionReason.ENTRIES, worst.detail)
    return _omission(statement, worst)


def fault_of(line: str, texts: Sequence[str]) -> OmissionReason | None:
    """Return why the texts do not hold the line, by all the checks of a cited sentence, or None.

    >>> fault_of("Peru and Chile left.", ["Peru left."]).value
    'a name is not in the source'
    >>> fault_of("Peru left.", ["Peru and Chile left."]) is None
    True
    """
    fault, _ = _judged(analyse(line, None), tuple(analyse(one, None) for one in texts))
    return fault.reason if fault else None


def _fault(
    line: Analysed, ids: tuple[str, ...], told: Callable[[str], tuple[Analysed, ...]]
) -> tuple[Fault | None, float]:
    """Return the fault of the line against these entries, and the share of it that they hold."""
    return _judged(line, tuple(text for one in ids for text in told(one)))


def _judged(line: Analysed, sentences: tuple[Analysed, ...]) -> tuple[Fault | None, float]:
    stems = frozenset(stem for text in sentences for stem in text.stems)
    stems |= named_stems(line, sentences)
    evidence = Evidence((), sentences, (), (), stems)
    sources = tuple(plain(text.text) for text in sentences)
    return judge(line, evidence, sources, ENOUGH_MOVED), coverage(line, stems)


def _texts(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys([line_of(entry.finding), *(one.text for one in entry.evidence)]))


def _tries(
    line: Analysed, statement: Statement, known: Mapping[str, Entry]
) -> Iterator[tuple[str, ...]]:
    named = tuple(one for one in dict.fromkeys(statement.entries) if one in known)
    if named:
        yield named
    order = list(known)
    stems = {
        at: frozenset(content_stems(" ".join(_texts(known[one])))) for at, one in enumerate(order)
    }
    held = best_found(line, stems)
    best = sorted(held, key=lambda at: (-held[at], at))[:_ENTRIES]
    for size in (1, 2):
        for chosen in combinations(best, size):
            yield tuple(order[at] for at in sorted(chosen))


def _omission(statement: Statement, fault: Fault) -> Omission:
    return Omission(
        kind="bottom line", line=statement.text, reason=fault.reason, detail=fault.detail
    )

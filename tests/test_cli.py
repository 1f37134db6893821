import datetime as dt
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import briefer
from briefer import cli, commands, documents
from briefer.errors import ReaderError, SourceError
from briefer.progress import progress
from briefer.settings import parse_config, resolve
from briefer.steps.pdf import Printed
from briefer.values.article import Unread
from briefer.values.briefing import Briefing, Making

MAKING = Making(
    reader="embedded", model="", version="1", articles=1, passages=1, lines_read=4, lines_grounded=3
)
EMPTY = Briefing(title="A day", date=None, making=MAKING)

ARTICLE = """Harbour workers end strike in Ostby

March 3, 2025

Harbour workers in Ostby ended a nine-day strike on Monday, their union said.

"We have a fair agreement," union leader Marta Lind told reporters. The port company Norlines
said it would raise wages by 4.5 percent.

It remains unclear whether the agreement will be approved by the members, who vote on Friday.
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    """Run in an empty folder, with nothing configured."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("BRIEFER_", "OPENAI_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


class Maker:
    """Stands in for the making of the briefing: holds what it was told, and what it gives."""

    def __init__(self):
        self.calls = []
        self.gives = EMPTY

    def __call__(self, sources, settings, *, report, standard_input, today, reader, engine):
        assert today == dt.datetime.now().astimezone().date()
        self.calls.append((tuple(sources), settings, report))
        if isinstance(self.gives, BaseException):
            raise self.gives
        return self.gives


@pytest.fixture
def told(monkeypatch):
    maker = Maker()
    monkeypatch.setattr(commands, "make_briefing", maker)
    return maker


def test_writes_every_format_and_prints_the_paths(told, capsys):
    assert cli.main(["daily", "in/", "--output", "out"]) == 0
    printed = capsys.readouterr()
    paths = [f"out/briefing-undated.{name}" for name in ("md", "html", "pdf", "json")]
    assert printed.out.splitlines() == paths
    assert all(Path(path).stat().st_size for path in paths)
    assert "the embedded reader reads: no model or key is configured" in printed.err
    assert "3 of 4 lines rest on their sources" in printed.err


def test_a_template_makes_a_format(told, capsys):
    Path("t/daily").mkdir(parents=True)
    Path("t/daily/briefing.txt.j2").write_text("{{ title }}, {{ date }}\n", "utf-8")
    assert cli.main(["daily", "in/", "--templates", "t", "--format", "txt,json"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "briefings/briefing-undated.txt"
    text = Path("briefings/briefing-undated.txt").read_text("utf-8")
    assert text == f"{EMPTY.title}, undated\n"


def test_what_the_pdf_cannot_show_is_said(told, capsys):
    told.gives = EMPTY.model_copy(update={"title": "Day \U0003fffd"})
    assert cli.main(["daily", "in/", "--format", "pdf", "--quiet"]) == 0
    said = capsys.readouterr().err
    assert "boxes for what no font here can show, 1 character: \\U0003fffd\ntip: " in said


def test_the_date_names_the_files(told):
    told.gives = EMPTY.model_copy(update={"date": dt.date(2025, 3, 4)})
    cli.main(["daily", "in/", "--format", "json"])
    assert Path("briefings/briefing-2025-03-04.json").is_file()


def test_flags_reach_the_settings(told):
    flags = "--date 2025-03-04 --title T --model openai:m:7b --base-url http://h/v1 --prompts p"
    flags += " --prompt-set brief --paper letter"
    more = "--templates t --template x --concurrency 9 --format json --output o b.txt"
    spending = "--max-cost 2.5 --max-tokens 9000 --requests-per-minute 60 --tokens-per-minute 800"
    off = "--prices own.toml --cache answers --no-cache --no-fallback"
    Path("own.toml").write_text("[m]\nprompt = 1\noutput = 2\n['m:7b']\nprompt = 1\noutput = 2")
    Path("t/x").mkdir(parents=True)
    Path("t/x/briefing.txt.j2").write_text("", "utf-8")  # JSON takes no template
    Path("p").mkdir()
    given = [*flags.split(), *more.split(), *spending.split(), *off.split()]
    assert cli.main(["daily", "a.txt", *given, "-"]) == 0
    [(sources, settings, _)] = told.calls
    assert sources == ("a.txt", "b.txt", "-")
    assert settings.model_dump(mode="json", exclude={"passage_chars", "timeout_s"}) == {
        "title": "T",
        "date": "2025-03-04",
        "output": "o",
        "formats": ["json"],
        "model": "openai:m:7b",
        "base_url": "http://h/v1",
        "api_key": None,
        "prompts": "p",
        "prompt_set": "brief",
        "templates": "t",
        "aliases": None,
        "template": "x",
        "paper": "letter",
        "concurrency": 9,
        "fallback": False,
        "cache": "answers",
        "keep": False,
        "prices": "own.toml",
        "max_cost": 2.5,
        "max_tokens": 9000,
        "requests_per_minute": 60,
        "tokens_per_minute": 800,
    }


def test_sources_and_settings_of_the_file(told, monkeypatch, capsys):
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    Path("briefer.toml").write_text(
        'sources = ["~/a/", "-"]\nformats = "json"\nmodel = "openai:m"', "utf-8"
    )
    assert cli.main(["daily"]) == 0
    assert told.calls[0][0] == ("/home/somebody/a/", "-")
    assert "openai:m reads: briefer.toml: model is set" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("read", "grounded", "line"),
    [
        (0, 0, "1 article; no line was found in what was read"),
        (1, 1, "1 article; 1 of 1 line rests on its sources, 0 left out"),
        (1200, 1100, "1 article; 1,100 of 1,200 lines rest on their sources, 0 left out"),
    ],
)
def test_the_result_is_one_line(told, capsys, read, grounded, line):
    making = MAKING.model_copy(update={"lines_read": read, "lines_grounded": grounded})
    told.gives = EMPTY.model_copy(update={"making": making})
    cli.main(["daily", "in/", "--format", "json"])
    assert capsys.readouterr().err.endswith(f"briefer: {line}\n")


def test_a_settings_file_may_begin_with_a_byte_order_mark(told):
    Path("briefer.toml").write_text('title = "x"', "utf-8-sig")
    assert cli.main(["daily", "in/", "--format", "json"]) == 0
    assert told.calls[0][1].title == "x"


def test_a_settings_file_that_cannot_be_read_is_wrong_usage(told, capsys):
    Path("briefer.toml").write_bytes(b'title = "x"\n# caf\xe9')
    assert cli.main(["daily", "in/"]) == 2
    said = capsys.readouterr().err
    assert (
        said == "briefer: briefer.toml, line 2: it is not UTF-8\ntip: save briefer.toml as UTF-8\n"
    )
    Path("briefer.toml").unlink()
    Path("briefer.toml").mkdir()
    assert cli.main(["daily", "in/"]) == 2
    assert "briefer.toml: cannot be read: is a directory\n" in capsys.readouterr().err


def test_quiet_says_nothing_but_problems(told, capsys):
    cli.main(["daily", "in/", "--quiet", "--format", "json"])
    assert capsys.readouterr().err == ""


def test_verbose_names_the_steps(told, capsys, monkeypatch):
    cli.main(["daily", "in/", "--verbose", "--format", "json"])
    report = told.calls[0][2]
    report("reading", 1, 2)
    report("reading", 2, 2)
    assert capsys.readouterr().err.count("briefer: reading\n") == 1


def test_no_progress_into_a_pipe(told):
    cli.main(["daily", "in/", "--format", "json"])
    assert told.calls[0][2] is None


def test_progress_on_a_terminal_shows_counts(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress(shown=True) as report:
        assert report
        report("loading", 3, 0)
        report("[red]reading", 1, 7)
        report("[red]reading", 7, 7)
    assert "[red]reading" in terminal.getvalue()
    assert "7/7" in terminal.getvalue()


def test_what_could_not_be_read_is_said_and_is_exit_3(told, capsys):
    gone = Unread(source="in/x\x1b[31m.pdf", reason="it is not text")
    told.gives = EMPTY.model_copy(update={"unread": (gone,)})
    assert cli.main(["daily", "in/", "--quiet", "--format", "json"]) == 3
    printed = capsys.readouterr()
    assert printed.err == "briefer: in/x\\x1b[31m.pdf: not read: it is not text\n"
    assert printed.out == "briefings/briefing-undated.json\n"


def test_of_very_many_unread_the_first_are_said(told, capsys):
    many = tuple(Unread(source=f"{n}.txt", reason="it is empty") for n in range(1020))
    told.gives = EMPTY.model_copy(update={"unread": many})
    assert cli.main(["daily", "in/", "--quiet", "--format", "json"]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "briefer: 1,000 more were not read; the briefing lists them"


def test_printing(told, capsysbinary):
    assert cli.main(["daily", "in/", "--format", "json", "--output", "-"]) == 0
    assert Briefing.model_validate_json(capsysbinary.readouterr().out) == EMPTY
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["daily"], "briefer: no sources: name files or folders of articles\ntip: briefer daily"),
        (["daily", "a", "--output", "-"], "briefer: --output - prints one format, not md, html"),
        (["daily", "a", "--concurrency", "x"], "briefer: --concurrency: 'x' is not a whole"),
        (
            ["daily", "a", "--template", "x"],
            "briefer: there is no template set x\ntip: template sets: daily",
        ),
        (
            ["daily", "a", "--format", "pdf,x"],
            "briefer: there is no format x: it takes a template daily/briefing.x.j2\ntip: formats: md,",
        ),
        (["daily", "a", "--format", "pdf,../x"], "briefer: --format: 'pdf,../x' is not a list of"),
        (["daily", "a", "--base-url", "http://h"], "briefer: --base-url: a server is named"),
        ([], "usage: briefer"),
    ],
)
def test_wrong_usage_is_exit_2(told, capsys, arguments, line):
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err.startswith(line)
    assert told.calls == []


@pytest.mark.parametrize("arguments", [["daily", "a", "--wide"], ["weekly"], ["init", "a", "b"]])
def test_unknown_options_are_exit_2(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: briefer")


@pytest.mark.parametrize("text", ["model = 3", "model", "sources = 3", "\ufeffmodel ="])
def test_a_mistaken_file_is_exit_2(told, capsys, text):
    Path("briefer.toml").write_text(text, "utf-8")
    assert cli.main(["daily", "a"]) == 2
    assert capsys.readouterr().err.startswith("briefer: briefer.toml: ")


@pytest.mark.parametrize("error", [SourceError("none here", tip="look"), ReaderError("none here")])
def test_our_errors_are_a_line_and_a_tip(told, capsys, error):
    told.gives = error
    assert cli.main(["daily", "a"]) == 1
    assert capsys.readouterr().err.endswith(
        "briefer: none here\n" + ("tip: look\n" if error.tip else "")
    )


def test_a_fault_is_a_line_and_with_debug_a_traceback(told, capsys):
    told.gives = ZeroDivisionError("by zero")
    assert cli.main(["daily", "a"]) == 1
    said = capsys.readouterr().err
    assert "briefer: a fault in briefer: ZeroDivisionError: by zero\ntip: run again" in said
    assert "Traceback" not in said
    assert cli.main(["daily", "a", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_130(told, capsys):
    told.gives = KeyboardInterrupt()
    assert cli.main(["daily", "a"]) == 130
    assert capsys.readouterr().err.endswith("briefer: interrupted\n")


def test_a_mistaken_template_writes_nothing(told, capsys):
    Path("t/daily").mkdir(parents=True)
    Path("t/daily/briefing.html.j2").write_text("<p>\n{{ titel }}</p>", "utf-8")
    assert cli.main(["daily", "a", "--templates", "t", "--output", "out"]) == 1
    said = capsys.readouterr().err
    assert "briefing.html.j2, line 2" in said
    assert "titel" in said
    assert not Path("out").exists()


def test_a_file_in_place_of_the_folder_is_said_before_the_reading(told, capsys):
    Path("out").write_text("", "utf-8")
    assert cli.main(["daily", "a", "--output", "out/day"]) == 1
    assert "out/day: cannot be written: a file stands where a folder should be" in (
        capsys.readouterr().err
    )
    assert told.calls == []


@pytest.mark.parametrize("kind", ["prompts", "templates"])
def test_a_missing_folder_is_said_before_the_reading(told, capsys, kind):
    assert cli.main(["daily", "a", f"--{kind}", "nowhere"]) == 2
    assert f"the folder of {kind} 'nowhere' does not exist" in capsys.readouterr().err
    assert told.calls == []


def test_a_file_in_place_of_the_templates_is_said(told, capsys):
    Path("t").write_text("", "utf-8")
    assert cli.main(["daily", "a", "--templates", "t"]) == 2
    assert "the folder of templates 't' is not a folder" in capsys.readouterr().err


def test_init_writes_once_and_never_over(capsys):
    assert cli.main(["init", "work"]) == 0
    made = capsys.readouterr().out.splitlines()
    assert made[0] == "work/briefer.toml"
    assert "work/prompts/default/extract.md.j2" in made
    assert "work/templates/daily/briefing.html.j2" in made
    Path("work/briefer.toml").write_text("# mine", "utf-8")
    Path("work/prompts/default/extract.md.j2").unlink()
    assert cli.main(["init", "work"]) == 0
    printed = capsys.readouterr()
    assert printed.out == "work/prompts/default/extract.md.j2\n"
    assert "work/briefer.toml: is there already and left as it is" in printed.err
    assert Path("work/briefer.toml").read_text("utf-8") == "# mine"


@pytest.mark.parametrize("folder", [".", "new folder/here"])
def test_the_tip_of_init_works_as_it_stands(folder, tmp_path, capsys):
    assert cli.main(["init", folder]) == 0
    tip = capsys.readouterr().err
    articles, _, command = (
        tip.strip().removeprefix("tip: put articles into ").partition(", then run: ")
    )
    Path(articles).mkdir()
    Path(articles, "a.txt").write_text(ARTICLE, "utf-8")
    command = command.replace("briefer daily", f"{sys.executable} -m briefer daily --format md")
    assert subprocess.run(command, shell=True, check=False, capture_output=True).returncode == 0
    assert (tmp_path / folder / "briefings/briefing-2025-03-03.md").is_file()


def test_init_says_nothing_when_quiet_and_writes_where_nobody_reads_its_paths(capsys):
    assert cli.main(["init", "a", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    command = f"{sys.executable} -m briefer init b --quiet >&-"
    done = subprocess.run(command, shell=True, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert Path("b/briefer.toml").is_file()


def test_each_line_that_init_shows_can_be_taken_alone():
    cli.main(["init", "work"])
    lines = Path("work/briefer.toml").read_text("utf-8").splitlines()
    shown = [line.removeprefix("# ") for line in lines if " = " in line]
    for line in shown:
        config = parse_config(line)
        alone = {"model": "openai:m"} if "base_url" in config else {}
        assert resolve(alone, {}, config)


def test_init_where_a_file_stands(capsys):
    Path("work").write_text("", "utf-8")
    assert cli.main(["init", "work"]) == 1
    said = capsys.readouterr().err
    assert "a file stands where a folder should be" in said
    assert said.endswith("tip: name another folder: briefer init DIR\n")


def test_init_with_an_empty_name_is_not_the_working_directory(capsys):
    assert cli.main(["init", ""]) == 2
    assert "the name of the folder is empty" in capsys.readouterr().err
    assert list(Path().iterdir()) == []


def test_what_init_writes_works_and_shows_the_defaults(told, monkeypatch):
    cli.main(["init", "work"])
    monkeypatch.chdir("work")
    assert cli.main(["daily", "a", "--format", "json,md"]) == 0
    text = Path("briefer.toml").read_text("utf-8")
    lines = [line.removeprefix("# ") for line in text.splitlines() if " = " in line]
    config = parse_config("\n".join(lines))
    assert set(config) == {*briefer.Settings.model_fields, "sources"}
    shown = resolve({}, {}, config).settings
    example = {"title", "date", "base_url", "api_key", "prompts", "templates", "passage_chars"}
    example |= {"aliases", "cache", "prices", "max_cost", "max_tokens"}
    example |= {"requests_per_minute", "tokens_per_minute"}
    assert briefer.assets.read_aliases(shown.aliases) == {}
    assert shown.model_dump(exclude=example) == briefer.Settings().model_dump(exclude=example)


def test_public_names_are_loaded_when_used():
    assert briefer.daily.__module__ == "briefer.day"
    assert all(getattr(briefer, name) for name in briefer.__all__)
    with pytest.raises(AttributeError, match="no attribute 'weekly'"):
        briefer.weekly  # noqa: B018


def start(*arguments, **options):
    command = [sys.executable, "-m", "briefer", *arguments]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def test_help_imports_nothing_heavy():
    code = (
        "import sys, briefer.cli; from briefer.options import _parser;"
        "_parser().format_help(); print(*sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    heavy = {"pydantic", "openai", "instructor", "trafilatura", "typst", "rich", "jinja2"}
    assert heavy.isdisjoint(told.stdout.split())


def test_standard_input_to_standard_output():
    with start("daily", "-", "--format", "json", "--output", "-", "--quiet") as child:
        out, err = child.communicate(ARTICLE.encode(), timeout=60)
    assert (child.returncode, err) == (0, b"")
    briefing = json.loads(out)
    assert briefing["sources"][0]["article"]["title"] == "Harbour workers end strike in Ostby"
    assert briefing["date"] == "2025-03-03"


def test_a_closed_pipe_is_no_traceback():
    with start("daily", "-", "--format", "json", "--output", "-", "--quiet") as child:
        assert child.stdout
        assert child.stdin
        assert child.stderr
        child.stdout.close()
        child.stdin.write(ARTICLE.encode())
        child.stdin.close()
        said = child.stderr.read()
    assert (child.returncode, said) == (1, b"")


def test_closed_streams_do_no_harm():
    command = f"{sys.executable} -m briefer daily nowhere/ >&- 2>&- <&-"
    assert subprocess.run(command, shell=True, check=False).returncode == 1


def test_a_document_for_a_closed_stream_is_an_error():
    command = f"{sys.executable} -m briefer daily - --format md --output - --quiet >&-"
    done = subprocess.run(command, shell=True, check=False, input=b"", capture_output=True)
    assert (done.returncode, done.stderr) == (
        1,
        b"briefer: standard output is closed\ntip: write files: --output DIR\n",
    )


def test_files_are_written_where_nobody_reads_their_paths(tmp_path):
    command = f"{sys.executable} -m briefer daily - --format md --output out --quiet >&-"
    done = subprocess.run(
        command, shell=True, check=False, input=ARTICLE.encode(), capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out/briefing-2025-03-03.md").stat().st_size


@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize("asked", ["--help", "--version", "daily --help"])
@pytest.mark.parametrize(
    ("where", "reason"), [("> /dev/full", "no space left on device"), (">&-", "it is closed")]
)
def test_help_that_cannot_be_printed_is_one_line(asked, where, reason, buffered):
    command = f"{sys.executable} -m briefer {asked} {where}"
    environment = {**os.environ, "PYTHONUNBUFFERED": buffered}
    done = subprocess.run(command, shell=True, check=False, capture_output=True, env=environment)
    assert done.returncode == 1
    assert done.stderr.decode() == f"briefer: standard output: {reason}\n"


def test_the_work_goes_on_where_nobody_can_be_told_of_it(tmp_path):
    command = f"{sys.executable} -m briefer daily - --format md --output out 2> /dev/full"
    done = subprocess.run(command, shell=True, check=False, input=ARTICLE.encode())
    assert done.returncode == 0
    assert (tmp_path / "out/briefing-2025-03-03.md").stat().st_size


def test_a_folder_of_nobody_is_a_folder_of_this_name(told):
    assert cli.main(["daily", "a", "--format", "json", "--output", "~nobody-at-all/x"]) == 0
    assert Path("~nobody-at-all/x/briefing-undated.json").is_file()


@pytest.mark.parametrize("place", ["briefer.options:parsed", "briefer.commands:daily"])
def test_ctrl_c_during_the_imports(place, monkeypatch, capsys):
    def interrupted(wanted):
        if wanted == place:
            raise KeyboardInterrupt
        return commands_by_place(wanted)

    commands_by_place = cli._command
    monkeypatch.setattr(cli, "_command", interrupted)
    assert cli.main(["daily", "a"]) == 130
    assert capsys.readouterr().err == "briefer: interrupted\n"


def test_before_an_interrupt_can_be_told_next_to_nothing_is_imported():
    code = "import sys; import briefer.cli; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-S", "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(Path(briefer.__file__).parents[1])},
    )
    heavy = {"argparse", "threading", "traceback", "logging", "typing", "re"}
    assert heavy.isdisjoint(told.stdout.split())


def test_an_interrupt_once_the_work_is_done_changes_nothing():
    code = (
        "import atexit, os, signal, sys, briefer.cli;"
        "atexit.register(lambda: os.kill(os.getpid(), signal.SIGINT));"
        "sys.argv[1:] = ['--version']; briefer.cli.run()"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_pdf_is_set_where_an_interrupt_need_not_wait_for_it(told, monkeypatch):
    threads = []

    def pdf(*_args, **_named):
        threads.append(threading.current_thread())
        return Printed(b"%PDF", ())

    monkeypatch.setattr(documents, "printed", pdf)
    assert cli.main(["daily", "a", "--format", "pdf"]) == 0
    assert threads
    assert threads[0] is not threading.main_thread()
    assert Path("briefings/briefing-undated.pdf").read_bytes() == b"%PDF"


def test_ctrl_c_while_waiting_for_standard_input():
    with start("daily", "-", "--verbose") as child:
        assert child.stderr
        child.stderr.readline()
        child.send_signal(signal.SIGINT)
        said = child.stderr.read()
    assert child.returncode == 130
    assert said.endswith(b"briefer: interrupted\n")


@pytest.mark.block_network(allowed_hosts=["127.0.0.1"])
def test_ctrl_c_while_a_model_is_waited_for():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/v1"
        with start("daily", "-", "--model", "openai:m", "--base-url", url) as child:
            assert child.stdin
            assert child.stderr
            child.stdin.write(ARTICLE.encode())
            child.stdin.close()
            held, _ = server.accept()
            sent = time.monotonic()
            child.send_signal(signal.SIGINT)
            said = child.stderr.read()
        held.close()
    assert (child.returncode, said) == (130, b"briefer: interrupted\n")
    assert time.monotonic() - sent < 2

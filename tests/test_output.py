import io
import os
from pathlib import Path

import pytest

from briefer.errors import OutputError, UsageError
from briefer.output import check_folder, check_stream, write_files, write_stream


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_writes_each_file_and_makes_the_folder(tmp_path):
    folder = tmp_path / "a" / "b"
    write_files({folder / "x.md": b"one", folder / "x.pdf": b"\x00two"})
    assert (folder / "x.md").read_bytes() == b"one"
    assert (folder / "x.pdf").read_bytes() == b"\x00two"
    assert names(folder) == ["x.md", "x.pdf"]


def test_files_have_the_usual_permissions(tmp_path):
    write_files({tmp_path / "x.md": b"one"})
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "x.md").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("failing", [1, 2])
def test_a_full_disk_leaves_the_earlier_files_and_nothing_else(tmp_path, monkeypatch, failing):
    for name in ("x.html", "x.md"):
        (tmp_path / name).write_bytes(b"yesterday")
    calls = []

    def full(_descriptor):
        calls.append(1)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="cannot be written: no space left on device"):
        write_files({tmp_path / "x.md": b"today", tmp_path / "x.html": b"today"})
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"yesterday"}
    assert names(tmp_path) == ["x.html", "x.md"]


def test_an_interrupt_while_writing_leaves_nothing(tmp_path, monkeypatch):
    def interrupted(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "x.md": b"today"})
    assert names(tmp_path) == []


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(OutputError, match="a file stands where a folder should be") as caught:
            check_folder(folder)
        assert "--output" in caught.value.tip
        with pytest.raises(OutputError, match="a file stands where a folder should be"):
            write_files({folder / "x.md": b""})


def test_a_link_that_leads_nowhere_is_said_before_the_work(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    for folder in (tmp_path / "link", tmp_path / "link" / "deeper"):
        with pytest.raises(OutputError, match="a link that leads nowhere"):
            check_folder(folder)


def test_a_disk_that_is_read_only_is_one_line(tmp_path, monkeypatch):
    def refused(*_args, **_named):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "open", refused)
    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(OutputError, match="cannot be written: read-only file system"):
        write_files({tmp_path / "x.md": b""})


def test_a_folder_where_the_file_should_be(tmp_path):
    (tmp_path / "x.md").mkdir()
    with pytest.raises(OutputError, match="a folder stands where the file should be"):
        write_files({tmp_path / "x.html": b"", tmp_path / "x.md": b""})
    assert names(tmp_path) == ["x.md"]


def test_a_folder_without_permission(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="there is no permission"):
        check_folder(tmp_path / "new")


def test_checking_creates_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    check_folder(tmp_path / "new" / "deep")
    check_folder(Path("relative/deep"))
    assert names(tmp_path) == []


def test_a_name_too_long(tmp_path):
    with pytest.raises(OutputError, match="name too long"):
        write_files({tmp_path / ("x" * 300): b""})


class Stream(io.StringIO):
    def __init__(self, *, terminal=False, closed=False):
        super().__init__()
        self.terminal, self.shut = terminal, closed

    def isatty(self):
        return self.terminal

    def writable(self):
        return not self.shut


def test_a_stream_takes_one_format():
    check_stream(Stream(terminal=True), ("md",))
    check_stream(Stream(), ("pdf",))
    with pytest.raises(UsageError, match="pdf cannot be shown on a terminal"):
        check_stream(Stream(terminal=True), ("pdf",))
    with pytest.raises(UsageError, match="prints one format, not md, pdf"):
        check_stream(Stream(), ("md", "pdf"))


def test_a_closed_stream_is_said_before_the_reading():
    with pytest.raises(OutputError, match="standard output is closed"):
        check_stream(Stream(closed=True), ("md",))


class Failing(io.BytesIO):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def write(self, _data):
        raise self.error


def test_a_stream_that_fails():
    with pytest.raises(OutputError, match="standard output: no space left on device"):
        write_stream(Failing(OSError(28, "No space left on device")), b"x")
    with pytest.raises(BrokenPipeError):
        write_stream(Failing(BrokenPipeError()), b"x")

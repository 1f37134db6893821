import contextlib
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import UsageError
from briefer.sources import load
from briefer.sources.decoding import UndecodableError, decode
from briefer.sources.markdown import from_markdown
from briefer.sources.paths import LIMIT_BYTES
from briefer.values.article import Page, Unread

TEXT = "Two bridges in Tallinn close for repairs, the city said.\n"


def only(found: list[Page | Unread]) -> Page | Unread:
    (one,) = found
    return one


def read(*sources: Path | str, stdin: bytes = b"") -> list[Page | Unread]:
    return list(load([str(source) for source in sources], io.BytesIO(stdin)))


def page(*sources: Path | str, stdin: bytes = b"") -> Page:
    one = only(read(*sources, stdin=stdin))
    assert isinstance(one, Page), one
    return one


def reason(*sources: Path | str, stdin: bytes = b"") -> str:
    one = only(read(*sources, stdin=stdin))
    assert isinstance(one, Unread), one
    assert "\n" not in one.reason
    return one.reason


class TestSources:
    @pytest.mark.parametrize("kind", [str, Path])
    def test_a_path_by_itself_is_one_source(self, kind, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT)
        for sources in (kind(tmp_path / "a.txt"), [kind(tmp_path)]):
            [one] = load(sources)
            assert isinstance(one, Page)
            assert one.text == TEXT

    @pytest.mark.parametrize("wrong", [b"a.txt", 3, None, ["a.txt", 3], [b"a.txt"], {"a.txt"}])
    def test_anything_else_is_wrong_usage(self, wrong):
        with pytest.raises(UsageError, match="paths of files and folders"):
            list(load(wrong))

    def test_standard_input_that_is_named_twice_is_read_once(self):
        assert page("-", "-", stdin=TEXT.encode()).text == TEXT

    @pytest.mark.parametrize("sources", ["", ["a.txt", ""]])
    def test_an_empty_name_is_not_the_working_directory(self, sources):
        with pytest.raises(UsageError, match="a source is empty") as caught:
            list(load(sources))
        assert ". is this folder" in caught.value.tip

    def test_briefings_written_before_are_not_read_in_a_folder(self, tmp_path):
        for name in ("briefing-2025-12-16.md", "briefing-undated.html", "briefing-2025-12-16.pdf"):
            (tmp_path / name).write_text(TEXT)
        (tmp_path / "briefing-on-bridges.md").write_text(TEXT)
        assert page(tmp_path).source.endswith("briefing-on-bridges.md")
        assert page(tmp_path / "briefing-undated.html").media == "html"

    def test_standard_input_that_is_closed_or_a_folder_is_unread(self, tmp_path, monkeypatch):
        monkeypatch.setattr("sys.stdin", None)
        [one] = load("-")
        assert isinstance(one, Unread)
        assert "closed" in one.reason

        class Folder(io.BytesIO):
            def read(self, _size=-1):
                raise IsADirectoryError(21, "Is a directory")

        [one] = load("-", Folder())
        assert isinstance(one, Unread)
        assert "is a directory" in one.reason


class TestFolders:
    def test_files_come_sorted_with_subfolders_and_without_what_is_no_article(self, tmp_path):
        for name in ("b.txt", "a.html", "sub/c.md", ".hidden.txt", "README.md", "LICENSE", "x.png"):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(TEXT)
        (tmp_path / ".git").mkdir()
        (tmp_path / ".git/d.txt").write_text(TEXT)
        names = [Path(one.source).relative_to(tmp_path).as_posix() for one in read(tmp_path)]
        assert names == ["a.html", "b.txt", "sub/c.md"]

    def test_a_source_is_named_as_it_was_given(self, tmp_path, monkeypatch):
        (tmp_path / "news").mkdir()
        (tmp_path / "news/a.txt").write_text(TEXT)
        monkeypatch.chdir(tmp_path)
        assert page("news/").source == str(Path("news/a.txt"))

    def test_an_empty_folder_says_what_to_put_into_it(self, tmp_path):
        assert ".txt" in reason(tmp_path)

    def test_a_document_that_may_be_an_article_is_named(self, tmp_path):
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
        assert ".pdf" in reason(tmp_path)

    def test_a_link_that_leads_back_ends(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "loop").symlink_to(tmp_path)
        first, second = read(tmp_path)
        assert isinstance(first, Page)
        assert isinstance(second, Unread)
        assert "link" in second.reason

    def test_a_link_to_itself_is_unread(self, tmp_path):
        (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
        assert "cannot be" in reason(tmp_path / "a.txt")
        assert "cannot be" in reason(tmp_path)

    def test_a_file_reached_twice_is_read_once(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT)
        assert page(tmp_path, tmp_path / "a.txt").text == TEXT

    def test_a_folder_reached_twice_is_read_once_and_no_fault_is_found(self, tmp_path):
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub/a.txt").write_text(TEXT)
        sub = tmp_path / "sub"
        for sources in ((sub, sub), (tmp_path, sub), (sub, tmp_path), (sub / "a.txt", sub)):
            assert page(*sources).text == TEXT

    @pytest.mark.parametrize("name", ["closed", "closed.txt", "2025.12"])
    def test_what_may_not_be_looked_at_is_listed_and_the_rest_read(
        self, name, tmp_path, monkeypatch
    ):
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / name).mkdir()
        known = Path.stat

        def look(path: Path, **options: bool) -> os.stat_result:
            if path.name == name:
                raise PermissionError(13, "Permission denied")
            return known(path, **options)

        monkeypatch.setattr(Path, "stat", look)
        unread, read_one = sorted(read(tmp_path), key=lambda one: isinstance(one, Page))
        assert isinstance(unread, Unread)
        assert unread.source == str(tmp_path / name)
        assert "permission denied" in unread.reason
        assert isinstance(read_one, Page)

    def test_folders_deeper_than_calls_can_nest_are_read(self, tmp_path):
        path = str(tmp_path)
        for _ in range(1200):
            path += "/d"
            Path(path).mkdir()
        Path(path, "a.txt").write_text(TEXT)
        assert page(tmp_path).text == TEXT
        while path != str(tmp_path):  # shutil would nest calls
            for file in Path(path).glob("*.txt"):
                file.unlink()
            Path(path).rmdir()
            path = path.removesuffix("/d")

    def test_a_name_is_told_on_one_line(self, tmp_path):
        (tmp_path / "a\nb\x1b.txt").write_text("")
        assert read(tmp_path)[0].source == str(tmp_path / "a\\nb\\x1b.txt")

    def test_a_pipe_in_a_folder_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "a.txt")
        assert "regular" in reason(tmp_path)


class TestFiles:
    def test_a_missing_path(self, tmp_path):
        assert "no such" in reason(tmp_path / "nowhere.txt")

    def test_a_name_that_no_file_can_have(self):
        assert "cannot be read" in reason("a\x00b")

    @pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
    def test_a_file_without_rights(self, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text(TEXT)
        path.chmod(0)
        assert "permission" in reason(path)

    @pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
    def test_an_empty_file(self, tmp_path, content):
        (tmp_path / "a.txt").write_bytes(content)
        assert "empty" in reason(tmp_path / "a.txt")

    @pytest.mark.parametrize(
        "content", [b"%PDF-1.4\n...", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, bytes(range(256)) * 20]
    )
    def test_a_binary_file(self, tmp_path, content):
        (tmp_path / "a.txt").write_bytes(content)
        assert "save" in reason(tmp_path / "a.txt")

    def test_a_file_over_the_limit_is_not_read(self, tmp_path):
        path = tmp_path / "a.txt"
        with path.open("wb") as file:
            file.truncate(50_000_000)
        assert "50 MB" in reason(path)

    def test_a_stream_over_the_limit_is_not_read_on(self):
        assert "too large" in reason("-", stdin=b"a" * (LIMIT_BYTES + 1))

    @pytest.mark.parametrize(
        ("name", "media"), [("a.html", "html"), ("a.htm", "html"), ("a.txt", "text"), ("a", "text")]
    )
    def test_the_suffix_tells_the_media(self, tmp_path, name, media):
        (tmp_path / name).write_text(TEXT)
        assert page(tmp_path / name).media == media

    def test_html_in_a_text_file_is_html(self, tmp_path):
        (tmp_path / "a.txt").write_text(f"<!DOCTYPE html>\n<p>{TEXT}</p>")
        assert page(tmp_path / "a.txt").media == "html"

    def test_a_null_byte_in_a_text_does_not_make_it_binary(self, tmp_path):
        (tmp_path / "a.txt").write_bytes(TEXT.encode() * 10 + b"\x00")
        assert page(tmp_path / "a.txt").text.startswith(TEXT)


class TestEncodings:
    SENTENCE = "Le café de l’Élysée reste fermé — «à jamais», écrit Zoë. "

    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "iso-8859-15"]
    )
    def test_common_encodings_are_read(self, encoding):
        sentence = self.SENTENCE
        if encoding == "iso-8859-15":
            sentence = sentence.replace("’", "'").replace("—", "-")
        assert decode((sentence * 20).encode(encoding)) == sentence * 20

    def test_another_script_is_guessed(self):
        text = "Мосты в Таллине закрыты на ремонт, сообщили городские власти во вторник. " * 9
        assert decode(text.encode("cp1251")) == text

    def test_an_html_page_says_its_encoding(self):
        html = f'<html><meta charset="windows-1251"><p>{"Мосты закрыты. "}</p>'
        assert "Мосты" in decode(html.encode("cp1251"))

    def test_a_false_declaration_is_no_end(self):
        data = b'<meta charset="nonsense-99">' + self.SENTENCE.encode() * 3
        assert "Élysée" in decode(data)

    @settings(max_examples=100, deadline=None)
    @given(st.binary(max_size=300))
    def test_any_bytes_are_text_or_say_why_not(self, data):
        with contextlib.suppress(UndecodableError):
            assert isinstance(decode(data), str)


class TestJson:
    def test_one_article_with_all_fields(self, tmp_path):
        known = {
            "text": TEXT,
            "title": "Bridges",
            "date": "2026-02-03",
            "publisher": "The Courier",
            "url": "https://courier.example/1",
            "language": "en",
        }
        (tmp_path / "a.json").write_text(json.dumps(known | {"author": ["ignored"]}))
        found = page(tmp_path / "a.json")
        assert found.model_dump(exclude={"source", "media"}) == known

    def test_html_in_json(self, tmp_path):
        (tmp_path / "a.json").write_text(json.dumps({"html": "<p>x</p>", "text": None}))
        assert page(tmp_path / "a.json").media == "html"

    def test_a_list_numbers_its_articles(self, tmp_path):
        (tmp_path / "a.json").write_text(json.dumps([{"text": "One."}, 7, {"text": "Two."}]))
        first, second, third = read(tmp_path / "a.json")
        assert [one.source.removeprefix(str(tmp_path)) for one in (first, second, third)] == [
            f"{os.sep}a.json[{number}]" for number in (1, 2, 3)
        ]
        assert isinstance(second, Unread)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('{"title": "x"}', '"text" and "html" are missing'),
            ('{"text": " "}', '"text" is empty'),
            ('{"text": 5}', '"text" is not a string'),
            ('{"text": "x", "title": 20260203}', '"title" is not a string'),
            ("[]", "empty"),
            ("3", "not a JSON object"),
            ('{"text": 5.\n', "broken JSON in line 1"),
            ('{"text": "x",\n "title": }', "line 2"),
            ("[" * 100_000, "nested too deep"),
        ],
    )
    def test_what_is_wrong_is_said(self, tmp_path, text, said):
        (tmp_path / "a.json").write_text(text)
        assert said in reason(tmp_path / "a.json")

    @pytest.mark.parametrize(
        ("date", "read"), [("20260203", "20260203"), ("[1]", "[1]"), ("null", None)]
    )
    def test_a_date_of_another_type_is_kept_as_it_is_written(self, tmp_path, date, read):
        (tmp_path / "a.json").write_text(f'{{"text": "One.", "date": {date}}}')
        assert page(tmp_path / "a.json").date == read

    @pytest.mark.parametrize("publisher", [{"name": "The Courier"}, [{"name": "The Courier"}]])
    def test_a_publisher_that_is_an_object_gives_its_name(self, tmp_path, publisher):
        (tmp_path / "a.json").write_text(json.dumps({"text": "One.", "publisher": publisher}))
        assert page(tmp_path / "a.json").publisher == "The Courier"

    def test_a_broken_line_is_named_and_the_others_are_read(self, tmp_path):
        path = tmp_path / "a.jsonl"
        path.write_text('{"text": "One."}\n\n{"text": \n{"title": "x"}\n{"text": "Five."}\n')
        found = read(path)
        assert [one.source.rpartition(":")[2] for one in found] == ["1", "3", "4", "5"]
        assert [isinstance(one, Page) for one in found] == [True, False, False, True]
        assert isinstance(found[1], Unread)
        assert "line 3" in found[1].reason

    def test_lines_in_a_json_file_are_lines(self, tmp_path):
        (tmp_path / "a.json").write_text('{"text": "One."}\n{"text": "Two."}\n')
        assert [type(one) for one in read(tmp_path / "a.json")] == [Page, Page]


class TestStandardInput:
    @pytest.mark.parametrize(
        ("data", "media", "count"),
        [
            (TEXT.encode(), "text", 1),
            (b"<html><p>x</p></html>", "html", 1),
            (b'{"text": "x"}', "text", 1),
            (b'[{"text": "x"}, {"text": "y"}]', "text", 2),
            (b'{"text": "x"}\n{"text": "y"}\n', "text", 2),
            (b"{ a brace } opens this text", "text", 1),
        ],
    )
    def test_the_content_tells_its_kind(self, data, media, count):
        found = read("-", stdin=data)
        assert len(found) == count
        assert all(isinstance(one, Page) and one.media == media for one in found)
        assert found[0].source.startswith("standard input")

    def test_nothing_on_it(self):
        assert "empty" in reason("-")


class TestMarkdown:
    def test_front_matter_and_marks(self):
        text = (
            "---\r\ntitle: 'Bridges close'\r\ndate: 2026-02-03\r\nsource: The Courier\r\n"
            "tags: [a, b]\r\n---\r\n\r\n## Why\r\n\r\nThe **old** bridge in "
            "[Tallinn](https://a.example/(x)) is *closed*; snake_case_names stay.\r\n"
        )
        found = from_markdown(text, "a.md")
        assert (found.title, found.date, found.publisher) == (
            "Bridges close",
            "2026-02-03",
            "The Courier",
        )
        assert found.text.startswith("Why\n\nThe old bridge in Tallinn")
        assert "is closed; snake_case_names stay." in found.text

    def test_the_heading_on_top_is_the_title(self):
        found = from_markdown("# Bridges *close*\n\nTwo bridges close.\n", "a.md")
        assert (found.title, found.text) == ("Bridges close", "Two bridges close.")

    @settings(max_examples=100)
    @given(st.text(alphabet="-*_[]()#! \na:", max_size=200))
    def test_any_text_is_read(self, text):
        assert from_markdown(text, "a.md").source == "a.md"

import pytest
from jinja2 import DictLoader, Environment

from briefer.assets import fingerprint, formats, idle_sets, loader, sets, shipped
from briefer.errors import AssetError, UsageError


def text_of(source, name):
    return source.get_source(Environment(autoescape=True), name)[0]


@pytest.mark.parametrize("kind", ["prompts", "templates"])
def test_the_shipped_folder_is_there(kind):
    assert shipped(kind).is_dir()
    assert shipped(kind).name == kind


def test_the_shipped_folder_of_a_wheel_lies_in_the_package(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "briefer"
    (package / "prompts").mkdir(parents=True)
    (package.parent / "prompts").mkdir()
    monkeypatch.setattr("briefer.assets.__file__", str(package / "assets.py"))
    assert shipped("prompts") == package / "prompts"
    with pytest.raises(AssetError, match="templates that come with briefer") as caught:
        shipped("templates")
    assert "install" in caught.value.tip


def test_the_users_files_come_first_one_by_one(tmp_path):
    (tmp_path / "daily").mkdir()
    (tmp_path / "daily/sources.md.j2").write_text("mine")
    own, plain = loader("templates", tmp_path), loader("templates")
    assert text_of(own, "daily/sources.md.j2") == "mine"
    assert text_of(own, "daily/briefing.md.j2") == text_of(plain, "daily/briefing.md.j2")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"one\n\xff", ", line 2: it is not UTF-8"),
        (None, ": cannot be read: a folder stands where a file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(data, reason, tmp_path):
    path = tmp_path / "default/extract.md.j2"
    path.parent.mkdir()
    path.mkdir() if data is None else path.write_bytes(data)
    own = loader("prompts", tmp_path)
    with pytest.raises(AssetError) as caught:
        text_of(own, "default/extract.md.j2")
    assert str(caught.value).startswith(f"{path}{reason}")
    assert "delete it" in caught.value.tip


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    (tmp_path / "default").mkdir()
    (tmp_path / "default/extract.md.j2").write_text("mine")

    def refused(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("jinja2.FileSystemLoader.get_source", refused)
    with pytest.raises(AssetError, match=r"extract\.md\.j2: cannot be read: permission denied"):
        text_of(loader("prompts", tmp_path), "default/extract.md.j2")


def test_a_missing_folder_says_what_to_do(tmp_path):
    with pytest.raises(UsageError, match="gone") as caught:
        loader("prompts", tmp_path / "gone")
    assert "briefer init" in caught.value.tip


def test_a_template_outside_a_set_is_told_and_not_passed_over(tmp_path):
    (tmp_path / "briefing.md.j2").write_text("mine")
    with pytest.raises(UsageError, match=r"briefing\.md\.j2 is in no set") as caught:
        loader("templates", tmp_path)
    assert str(tmp_path / "daily") in caught.value.tip


@pytest.mark.parametrize(
    ("kind", "files", "idle"),
    [
        ("prompts", ["defualt/extract.md.j2", "bare/judge.md.j2"], ("bare", "defualt")),
        ("prompts", ["defualt/extract.md.j2", "default/judge.md.j2"], ()),
        ("prompts", ["extract.md.j2"], ()),
        ("templates", ["dialy/briefing.md.j2"], ("dialy",)),
        ("templates", ["shared/parts.md.j2"], ()),
        ("templates", [], ()),
    ],
)
def test_sets_of_a_folder_are_idle_where_it_has_nothing_of_the_one_in_use(
    tmp_path, kind, files, idle
):
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    in_use = "daily" if kind == "templates" else "default"
    assert idle_sets(kind, tmp_path, in_use) == idle
    assert idle_sets(kind, None, in_use) == ()


def test_the_users_sets_are_beside_the_shipped(tmp_path):
    (tmp_path / "weekly").mkdir()
    (tmp_path / "weekly/briefing.md.j2").write_text("x")
    (tmp_path / "readme.txt").write_text("no set")
    assert sets("templates", tmp_path) == ("daily", "matrix", "onepage", "weekly")


def test_the_formats_of_a_set_are_those_of_its_templates():
    names = [
        "daily/briefing.typ.j2",
        "daily/briefing.org.j2",
        "daily/parts.md.j2",
        "own/briefing.md.j2",
    ]
    assert formats(names, "daily") == ("pdf", "json", "typ", "org")
    assert formats(names, "none") == ("json",)


def test_a_fingerprint_changes_with_names_and_texts_of_its_own_set_alone():
    one = fingerprint(DictLoader({"default/a": "x", "default/b": "y"}))
    assert one == fingerprint(DictLoader({"default/b": "y", "default/a": "x", "other/c": "z"}))
    assert len(one) == 12
    others = (
        {"default/a": "x", "default/b": "z"},
        {"default/a": "x", "default/c": "y"},
        {"default/a": "x"},
        {"default/a": "xb", "default/": "y"},
    )
    assert len({one, *(fingerprint(DictLoader(files)) for files in others)}) == 5


def test_a_fingerprint_of_nothing_is_an_error():
    with pytest.raises(AssetError, match="weekly"):
        fingerprint(DictLoader({"default/a": "x"}), "weekly")

"""What is shipped, and that it works from where it is installed."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SETS = ("daily", "matrix", "onepage")
FINDS = """
from importlib.resources import files
from pathlib import Path
import briefer
from briefer.assets import sets, shipped
from briefer.language.lexicon import lexicon
print(Path(briefer.__file__).parent, *sets("prompts"), *sets("templates"))
assert lexicon("countries")
assert files("briefer").joinpath("schema/briefing.schema.json").is_file()
assert (shipped("templates") / "daily" / "briefing.md.j2").is_file()
assert (shipped("prompts") / "default" / "extract.md.j2").is_file()
"""


def build(kind, folder):
    command = ["-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    return next(folder.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def files_of(folder):
    found = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_its_prompts_and_templates_and_nothing_else(wheel):
    package = files_of("briefer")
    package |= {f"briefer/{name}" for name in files_of("prompts") | files_of("templates")}
    info = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    named = {f"{wheel.name.split('-')[0]}-{wheel.name.split('-')[1]}.dist-info/{n}" for n in info}
    assert set(zipfile.ZipFile(wheel).namelist()) == package | named
    assert "briefer/py.typed" in package


def test_the_source_archive_holds_what_builds_the_wheel_and_nothing_else(tmp_path):
    archive = build("sdist", tmp_path)
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    single = {"README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "PKG-INFO", ".gitignore"}
    folders = files_of("briefer") | files_of("prompts") | files_of("templates")
    assert held == folders | single


def test_an_installed_wheel_finds_its_files(wheel, tmp_path):
    target = tmp_path / "site"
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    subprocess.run([sys.executable, *install, str(target), str(wheel)], check=True)
    environment = {**os.environ, "PYTHONPATH": str(target)}
    command = [sys.executable, "-c", FINDS]
    told = subprocess.run(
        command, env=environment, cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == [str(target / "briefer"), "brief", "default", *SETS]


def test_an_editable_install_finds_the_files_of_the_checkout(tmp_path):
    command = [sys.executable, "-c", FINDS]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert told.stdout.split() == [str(ROOT / "briefer"), "brief", "default", *SETS]


def test_the_version_is_told_once_and_by_the_command(tmp_path):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    command = [sys.executable, "-m", "briefer", "--version"]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert told.stdout == f"briefer {project['version']}\n"


def test_constraints_are_exact_and_hold_every_dependency():
    lines = (ROOT / "constraints.txt").read_text().split()
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines}
    assert all(line.count("==") == 1 for line in lines)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {line.partition(">")[0].lower().replace("_", "-") for line in wanted}
    assert names <= pinned


def load_help():
    spec = spec_from_file_location("help_text", ROOT / "docs" / "help.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_shows_the_help_of_the_command():
    readme = (ROOT / "README.md").read_text("utf-8")
    module = load_help()
    assert module.same(readme, module.pasted(readme)), "run `make help-text`"


def test_a_readme_without_the_markers_is_said():
    with pytest.raises(ValueError, match=r"no single <!-- help: briefer -->"):
        load_help().pasted("# briefer\n")


def test_help_between_markers_is_replaced():
    module = load_help()
    pairs = [f"<!-- help: {name} -->\nstale\n<!-- /help -->\n" for name in module.NAMES]
    pasted = module.pasted("".join(pairs))
    assert "stale" not in pasted
    assert "--concurrency N" in pasted
    assert module.pasted(pasted) == pasted

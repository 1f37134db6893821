import re
from pathlib import Path

import pytest

import briefer
from briefer.assets import loader
from briefer.steps.copies import FEW
from briefer.steps.present import present
from briefer.steps.render import render

COPIES = 6
SEED = min((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copies")
    for number in range(COPIES):
        (folder / f"{number}.txt").write_bytes(SEED.read_bytes())
    return briefer.daily([str(folder)], briefer.Settings(model="embedded"))


def test_every_copy_is_a_source_and_the_further_ones_name_the_first(copied):
    sources = present(copied).sources
    assert [source.copy_of for source in sources] == [0] * FEW + [1] * (COPIES - FEW)
    assert [bool(source.paragraphs) for source in sources] == [True] * FEW + [False] * FEW
    assert sources[0].twins == (2, 3, 4, 5, 6)


def test_a_line_is_cited_from_few_copies_and_counts_them_all(copied):
    lines = [line for chapter in present(copied).chapters for line in chapter.developments]
    assert lines
    assert all({mark.source for mark in line.marks} == {1, 2, 3} for line in lines)
    assert all(line.witness == f"{COPIES} articles, 1 origin" for line in lines)
    evidence = copied.stories[0].developments[0].evidence
    assert len({cited.article_id for cited in evidence}) == COPIES


def test_no_link_leads_nowhere(copied):
    page = render(copied, "daily", "html", loader("templates", None))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\bid="([^"]+)"', page))

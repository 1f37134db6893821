from briefer.steps.overview import leading, tables
from briefer.steps.present import present
from briefer.values.sheet import Issue, Line, Party, Told


def line(label, stance="", told_by=""):
    text = f"What {label} says."
    return Line(
        label=label, anchor=label, text=text, witness="", stance=stance, told_by=told_by, marks=()
    )


def test_the_leading_lines_take_turns_between_stories():
    stories = [[line("d1"), line("d2")], [], [line("d3")], [line("d4"), line("d5"), line("d6")]]
    assert [one.label for one in leading(stories, [])] == ["d1", "d3", "d4", "d2", "d5"]


def test_what_the_bottom_line_says_is_not_said_twice():
    told = [Told(text="what D1 says.", references=())]
    assert [one.label for one in leading([[line("d1"), line("d2")]], told)] == ["d2"]


def test_nor_is_what_it_says_with_who_claims_it():
    told = [Told(text="What D1 says, according to officials.", references=())]
    assert [one.label for one in leading([[line("d1"), line("d11")]], told)] == ["d11"]


def party(name, *held):
    issues: dict[str, list[Line]] = {}
    for issue, position in held:
        issues.setdefault(issue, []).append(position)
    return Party(
        name=name,
        issues=tuple(Issue(name=key, positions=tuple(held)) for key, held in issues.items()),
    )


def test_no_party_makes_no_table():
    assert tables([]) == ()


def test_a_table_holds_its_parties_and_the_issues_of_these_alone():
    many = [party(f"P{n}", (f"issue {n}", line(f"p{n}", "rejects"))) for n in range(12)]
    made = tables(many, beside=5)
    assert [len(one.parties) for one in made] == [4, 4, 4]
    assert [one.issue for one in made[1].rows] == [f"issue {n}" for n in range(4, 8)]
    assert all(len(row.cells) == 4 for one in made for row in one.rows)


def test_the_issues_of_most_parties_come_first_and_stances_are_told_once():
    peru = party("Peru", ("fish", line("p1", "offers")), ("port", line("p2", "rejects")))
    chile = party(
        "Chile",
        ("Port", line("p3", "demands")),
        ("Port", line("p4", "demands")),
        ("Port", line("p5", "demands", told_by="Peru")),
    )
    [table] = tables([peru, chile])
    assert [row.issue for row in table.rows] == ["port", "fish"]
    own, retold = table.rows[0].cells[1]
    assert [one.label for one in own.references] == ["p3", "p4"]
    assert (own.retold, retold.retold, retold.stance) == (False, True, "demands")
    assert table.rows[1].cells[1] == ()


def test_a_sentence_of_the_bottom_line_has_the_marks_of_its_lines(briefing):
    first, second = present(briefing).bottom_line
    assert [one.label for one in first.marks] == ["2:1", "3:1", "1:4"]
    assert first.sources == (2, 3, 1)
    assert second.sources == (4,)

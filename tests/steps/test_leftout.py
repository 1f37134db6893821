from briefer.steps.leftout import Left, blocks, left_out, with_left_out
from briefer.steps.lines import Line

BODY = "The council met on Monday and voted for the plan, officials said."
PAGE = (
    "<html><head><title>T</title><style>p{}</style></head><body class='has-comments'>"
    "<nav><a>Home</a> <a>News</a></nav><h1>Plan passed</h1><time>3 May 2026</time>"
    "<article><p>The council met <b>on Monday</b> and voted for the plan, officials said.</p>"
    "<figure><figcaption>The hall in Lota</figcaption></figure><p>It rained.</p></article>"
    "<div hidden>Secret</div><p style='display: none'>Secret too</p><script>var x</script>"
    "<section id='comments'><h2>2 Comments</h2><p>High time, I say.</p></section>"
    "<span class='comment-count'>2</span> <footer>© The Courier</footer></body></html>"
)


def test_what_the_text_has_not_is_told_in_page_order_with_its_reason():
    assert left_out(PAGE, f"{BODY}\nIt rained.", "Plan passed") == (
        Left("Home News", "page furniture", 0),
        Left("3 May 2026", "date line", 0),
        Left("The hall in Lota", "embedded media", 12),
        Left("2 Comments", "reader comment", 14),
        Left("High time, I say.", "reader comment", 14),
        Left("2", "reader comment", 14),
        Left("© The Courier", "page furniture", 14),
    )


def test_a_headline_that_stands_again_is_a_repeated_one():
    twice = "<body><h1>Plan passed</h1><h2>Plan passed</h2></body>"
    assert left_out(twice, BODY, "Plan passed") == (Left("Plan passed", "repeated headline", 0),)


def test_a_page_that_is_held_whole_leaves_nothing():
    assert left_out(f"<body><p>{BODY}</p></body>", BODY, "") == ()


def test_broken_and_empty_pages_have_no_blocks():
    assert list(blocks("")) == []
    assert [block.text for block in blocks("<p>one<p>two</div>")] == ["one", "two"]


def test_a_very_long_text_is_not_accounted_for():
    assert left_out(PAGE, "word " * 100_000, "") == ()


def test_blocks_stand_between_the_lines():
    lines = (Line("One two three."), Line("Four five."))
    left = (
        Left("a", "page furniture", 0),
        Left("b", "embedded media", 3),
        Left("c", "date line", 5),
    )
    assert [line.text for line in with_left_out(lines, left)] == [
        *("a", "One two three.", "b", "Four five.", "c")
    ]

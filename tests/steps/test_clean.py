import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.steps.clean import clean
from briefer.steps.lines import visible
from briefer.values.article import Article, Page, Unread

BODY = (
    "The city council of Tallinn voted on Tuesday to close two bridges for repairs, officials said.",
    "Engineers found cracks in 14 of the 60 supports during an inspection, the report said.",
    "“We cannot wait another winter,” said Mari Tamm, who heads the department.",
    "The work is expected to cost 12 million euros and to last until autumn.",
)
COMMENTS = (
    "finally!! took them long enough 😂",
    "Waste of our money as usual",
    "The old bridge was built by my grandfather and it will outlive us all.",
    "lol who believes these numbers",
    "Why do they never ask the people who live there?",
    "RESIGN NOW",
    "you can't drive anywhere in this town anymore....",
    "Good decision, I think. Safety comes first.",
)


def cleaned(text: str, **known: str) -> Article:
    article = clean(Page(source="page.txt", text=text, **known), "a1")
    assert isinstance(article, Article), article
    return article


def reasons(article: Article) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for removal in article.removals:
        found.setdefault(removal.reason, []).extend(removal.text.split("\n"))
    return found


def page_of(*lines: str) -> str:
    return "\n".join(lines)


class TestComments:
    @pytest.mark.parametrize("between", ["", "\n" * 12, "8 Comments", "Leave a Reply"])
    def test_a_block_below_the_article_goes_whatever_stands_between(self, between):
        article = cleaned(page_of("Bridges to Close for Repairs", *BODY, between, *COMMENTS))
        assert article.text == "\n\n".join(BODY)
        assert set(COMMENTS) <= set(reasons(article)["reader comment"])

    def test_sober_comments_go_with_the_block_under_a_heading(self):
        sober = (
            "The council has known of these cracks for ten years.",
            "Repairs of this kind usually take twice as long as planned.",
            "Most people here will simply take the ferry.",
        )
        article = cleaned(page_of("Bridges to Close", *BODY, "Comments (3)", *sober))
        assert article.text == "\n\n".join(BODY)

    def test_names_dates_and_buttons_of_comments_go_too(self):
        block = []
        for number, text in enumerate(COMMENTS):
            block += [f"User{number}", "2 days ago", text, "Like", "Reply"]
        article = cleaned(page_of("Bridges to Close for Repairs", *BODY, "Comments", *block))
        assert article.text == "\n\n".join(BODY)

    def test_a_page_of_comments_alone_is_unread_and_says_so(self):
        page = Page(source="c.txt", text=page_of(*COMMENTS[:2], *COMMENTS[3:7]))
        unread = clean(page, "a1")
        assert isinstance(unread, Unread)
        assert "comments" in unread.reason

    def test_prose_below_an_agencys_sign_off_is_never_body(self):
        sign_off = "(Reporting by Ann Lee; Editing by Bob Ray)"
        sober = "The council said the same in 2019. It will not repair them."
        article = cleaned(page_of("Bridges to Close", *BODY, sign_off, sober))
        assert article.text == "\n\n".join(BODY)
        assert reasons(article)["reader comment"] == [sober]

    def test_each_article_of_a_roundup_of_agencies_stays(self):
        sign_off = "(Reporting by Ann Lee; Editing by Bob Ray)"
        article = cleaned(page_of("Briefs", *BODY, sign_off, *reversed(BODY), sign_off))
        assert article.text == "\n\n".join((*BODY, *reversed(BODY)))

    def test_the_time_of_a_comment_dates_no_article(self):
        block = ("Sort by: Newest", "gull_7", "10 Dec 2025 6.12am", "It was known.", "17 Recommend")
        article = cleaned(page_of("Bridges to Close", *BODY, *block))
        assert (article.text, article.date) == ("\n\n".join(BODY), None)

    def test_lines_set_closer_below_the_last_paragraph_are_the_comments(self):
        spaced = "\n\n".join(("Bridges to Close", *BODY, "The work is due to begin in May."))
        article = cleaned(spaced + "\n\n" + "\n".join(COMMENTS))
        assert article.text.endswith("due to begin in May.")


class TestWhatMustSurvive:
    def test_a_list_and_the_paragraph_below_it(self):
        items = ("The package holds:", "- two new bridges", "- a new quay", "- a ferry to Muhu")
        body = (*BODY, *items, "The plan must be approved by the council, the mayor said.")
        for comments in ((), ("Comments", "gull_7: no one asked us")):
            article = cleaned(page_of("Bridges to Close", *body, *comments))
            assert article.text == "\n\n".join(body)

    def test_paragraphs_below_a_box_of_headlines(self):
        box = ("More on this story", "Who built the bridges?", "Why the ferries are late")
        article = cleaned(page_of("Bridges to Close", *BODY[:2], *box, *BODY[2:]))
        assert article.text == "\n\n".join(BODY)

    def whole(self, *lines: str) -> None:
        assert cleaned(page_of("A Headline for the Piece", *lines)).text == "\n\n".join(lines)

    def test_a_terse_wire_story(self):
        self.whole(
            "Copper prices fell on Thursday.",
            "Stocks in Shanghai rose 4%.",
            "A strike in Chile ended.",
            "Demand stays weak.",
            "Analysts expect little change.",
            "The bank meets on Friday.",
        )

    def test_a_column_in_the_first_person(self):
        self.whole(
            "I grew up by this river, and I have never seen it as low as it is this year, with its "
            "stones showing like the teeth of an old animal.",
            "My father used to say that you could tell the month by the height of the water. You "
            "could not do that today.",
            "We should be honest with ourselves: nobody forced us to build here, and nobody will "
            "pay for it but us.",
            "I will keep my boat in the shed. I suspect that I am not the only one.",
        )

    def test_an_interview(self):
        self.whole(
            "The director talked to this newspaper on Monday about the film that he made in Peru.",
            "Q: Why did you go there?",
            "A: I love the mountains. You feel small there, and I think that is good for you.",
            "Q: Was it hard?",
            "A: My crew suffered. I did not!",
            "Q: What comes next?",
            "A: Sleep. I have not slept for a year, honestly.",
        )

    def test_paragraphs_of_quotes_alone(self):
        self.whole(
            "Survivors of the landslide told reporters on Sunday what they had seen.",
            "“I heard a noise like a train, and I ran!”",
            "“My house is gone. Where should we go now?”",
            "“You cannot imagine it.”",
            "“God saved us,” said Rosa Quispe, 61.",
        )

    def test_a_live_page_with_times(self):
        article = cleaned(
            page_of(
                "Storm Reaches the Coast: Latest Updates",
                "10:15 am",
                "The storm made landfall near Calais at ten, the weather service said.",
                "10:40 am",
                "About 30,000 homes were without power, the grid operator reported.",
            )
        )
        assert article.text.count("\n\n") == 1
        assert reasons(article)["date line"] == ["10:15 am", "10:40 am"]

    def test_a_poem(self):
        lines = (
            "the night has come down",
            "over the harbour lights",
            "and no one is awake",
            "but me and the tide",
        )
        article = cleaned(page_of(*lines))
        assert article.text == "\n\n".join(lines)

    def test_markup_and_templates_in_the_text_stay_text(self):
        line = "The file held {{ 7*7 }}, {% raw, <script>alert(1)</script>, #set page and $x$."
        self.whole(line, *BODY[:2])


class TestHead:
    def test_a_date_in_front_of_the_headline_is_the_date(self):
        article = cleaned(page_of(" date 2026-02-03 Miners Return to Work in Lota", *BODY))
        assert article.title == "Miners Return to Work in Lota"
        assert article.date == dt.date(2026, 2, 3)
        assert reasons(article)["date line"] == ["date 2026-02-03"]

    def test_a_date_line_with_a_counter(self):
        article = cleaned(page_of(" date 2026-02-03 1207", "Miners Return to Work in Lota", *BODY))
        assert (article.title, article.date) == (
            "Miners Return to Work in Lota",
            dt.date(2026, 2, 3),
        )

    def test_the_date_below_the_headline_wins_over_the_page_header(self):
        title = "Council Closes Two Bridges in Tallinn"
        article = cleaned(
            page_of("February 5, 2026", title, "Latest City News", title, "Feb 3, 2026", *BODY)
        )
        assert article.title == title
        assert article.date == dt.date(2026, 2, 3)
        assert reasons(article)["repeated headline"] == [title]
        assert article.text == "\n\n".join(BODY)

    @pytest.mark.parametrize("stated", ["", "03/04/2026", "Posted by Ann Lee"])
    def test_a_date_is_never_invented(self, stated):
        assert cleaned(page_of("Council Closes Two Bridges", stated, *BODY)).date is None

    def test_an_upload_line_states_a_date_and_not_who_wrote_the_page(self):
        upload = "Video “Bridges close | City One” was uploaded on 02/17/2026 to Youtube Channel City One"
        article = cleaned(page_of("Bridges Close", *BODY, "Watch the video by City One", upload))
        assert (article.date, article.publisher) == (dt.date(2026, 2, 17), None)
        assert upload in reasons(article)["embedded media"]

    def test_what_the_origin_knows_comes_first(self):
        article = cleaned(
            page_of("Council Closes Two Bridges in Tallinn", *BODY),
            title="Council closes two bridges in Tallinn",
            date="Tue, 3 Feb 2026 08:00",
            publisher="The Courier",
            language="en-GB",
        )
        assert article.title == "Council closes two bridges in Tallinn"
        assert (article.date, article.publisher) == (dt.date(2026, 2, 3), "The Courier")
        assert article.language == "en"
        assert article.text == "\n\n".join(BODY)

    def test_the_first_words_do_not_end_at_an_abbreviation(self):
        article = cleaned("Sen. Ann Lee of Ohio said no. She left the hall and took no questions.")
        assert article.title == "Sen. Ann Lee of Ohio said no"

    def test_without_a_headline_the_first_words_stand_for_one(self):
        article = cleaned(page_of(*BODY))
        assert BODY[0].startswith(article.title.rstrip("…").rstrip())
        assert article.text == "\n\n".join(BODY)

    @pytest.mark.parametrize(
        "above",
        [
            ("The Lota Notes", "A blog about the bridges of Tallinn", "Home", "About", "Archive"),
            ("Sections", "You can read this for free"),
        ],
    )
    def test_a_motto_or_notice_is_no_headline(self, above):
        title = "Council Closes Two Bridges in Tallinn"
        article = cleaned(page_of(*above, title, "3 February 2026", *BODY))
        assert article.title == title

    def test_an_interview_begins_with_its_first_question(self):
        talk = (
            "Lota Notes: Do the bridges hold?",
            "Mari Tamm: They do. We have inspected all of the 60 supports since the spring.",
            "Lota Notes: And the ferry?",
            "Mari Tamm: It starts in May.",
        )
        title = "Interview: 'The bridges will be repaired by autumn'"
        article = cleaned(page_of(title, "Mari Tamm speaks of bridges", "Riga, 3 May 2026", *talk))
        assert article.title == title
        assert article.text == "\n\n".join(talk)

    def test_a_headline_that_holds_markup_is_a_headline(self):
        title = "Council {{ 7*7 }} closes <script>alert(1)</script> two $x$ bridges"
        assert cleaned(page_of(title, "3 May 2026", *BODY)).title == title


class TestCredits:
    @pytest.mark.parametrize(
        ("dateline", "agencies"),
        [
            ("Jakarta: ", ()),
            ("Tallinn : ", ()),
            ("NEW DELHI — ", ()),
            ("WASHINGTON (AP) — ", ("AP",)),
            ("LONDON, Dec 3 (Reuters) - ", ("Reuters",)),
            ("BEIJING, Dec. 3 (Xinhua) -- ", ("Xinhua",)),
            ("MOSCOW, December 3. /TASS/. ", ("TASS",)),
            ("(MENAFN) ", ("MENAFN",)),
            ("(Reuters) — ", ("Reuters",)),
            ("TORONTO—", ()),
            ("HONOLULU (KXYZ) - ", ()),
            ("SAN FRANCISCO--(BUSINESS WIRE)--", ("Business Wire",)),
            ("KYIV, Ukraine (AP) — ", ("AP",)),
        ],
    )
    def test_a_dateline_is_cut_and_its_agency_kept(self, dateline, agencies):
        article = cleaned(page_of("Council Closes Two Bridges", dateline + BODY[0], *BODY[1:]))
        assert article.text == "\n\n".join(BODY)
        assert article.agencies == agencies

    @pytest.mark.parametrize(
        "opening",
        [
            "The rain — the first in a year — fell all night, the weather service said.",
            "Minister: the bridges stay closed, and no one knows until when, he said on Monday.",
            "NATO-led forces (about 3,000 of them) left the town of Lota on Monday, its mayor said.",
            "In 2019: a flood. In 2023: a fire. The town of Lota has seen both, its mayor said.",
        ],
    )
    def test_what_only_looks_like_a_dateline_stays(self, opening):
        second = "Minister: I have said what I had to say about the bridges."
        assert cleaned(page_of("A Town and Its Bridges", opening, second)).text.startswith(opening)

    def test_agency_credits_are_recorded_in_order(self):
        article = cleaned(
            page_of("Bridges Close", "TALLINN (AFP) — " + BODY[0], *BODY[1:], "With AP/PTI inputs")
        )
        assert article.agencies == ("AFP", "AP", "PTI")
        assert article.text == "\n\n".join(BODY)


class TestFurniture:
    @pytest.mark.parametrize(
        "line",
        [
            "Spread the love",
            "Your email address will not be published. Required fields are marked *",
            "Sign up for our daily newsletter",
            "Read more: Ferry line to open in May",
            "Also Read | Ferry line to open in May",
            "Tags: bridges, Tallinn, transport",
            "© 2026 The Courier. All rights reserved.",
            "We use cookies to improve your experience.",
            "By Ann Lee, Staff Writer",
            "Photo: Ann Lee/Getty Images",
            "Cars wait at the bridge in Tallinn. (AP Photo/Ann Lee)",
            "https://courier.example/bridges",
            "* * *",
            "You have 2 free articles left this month. Subscribe for €1.",
            "This article is for subscribers only.",
            "Get the day's news sent straight to your inbox.",
            "1.2k",
        ],
    )
    def test_a_line_of_furniture_goes_from_anywhere(self, line):
        for place in (1, 3, len(BODY)):
            lines = [*BODY[:place], line, *BODY[place:]]
            article = cleaned(page_of("Bridges to Close for Repairs", *lines))
            assert article.text == "\n\n".join(BODY)
            assert any(line in removal.text for removal in article.removals)

    @pytest.mark.parametrize(
        "line",
        [
            "Reuters reported on Monday that the bridges had been closed before.",
            "The ministry published its cookies policy, and critics shared it on Facebook.",
            "By noon on Monday the river had risen by two metres.",
            "Read aloud in parliament, the letter caused an uproar.",
            "Images by the satellite firm showed the damage.",
            "More than 40 people commented on the plan, the council said.",
        ],
    )
    def test_a_sentence_that_names_such_things_stays(self, line):
        assert line in cleaned(page_of("Bridges to Close", *BODY[:2], line, *BODY[2:])).text

    def test_what_is_offered_below_the_article_goes(self):
        offered = ("Ferry Line to Open in May", "Mayor Denies Taking Gifts From Builder")
        article = cleaned(page_of("Bridges Close", *BODY, "MORE STORIES", *offered))
        assert article.text == "\n\n".join(BODY)

    def test_a_subhead_is_a_section_label(self):
        article = cleaned(page_of("Bridges Close", *BODY[:2], "What comes after", *BODY[2:]))
        assert article.text == "\n\n".join(BODY)
        assert reasons(article)["section label"] == ["What comes after"]

    def test_a_page_of_furniture_alone_is_unread(self):
        unread = clean(Page(source="f.txt", text="Home\nShare\nLeave a Reply\n"), "a1")
        assert isinstance(unread, Unread)


def test_lines_wrapped_by_hand_are_joined():
    words = " ".join(BODY[:2]).split()
    wrapped, line = [], ""
    for word in words:
        if len(line) + len(word) > 68:
            wrapped.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    text = "Bridges to Close\n\n" + "\n".join([*wrapped, line]) + "\n\n" + BODY[3]
    assert cleaned(text).text == " ".join(BODY[:2]) + "\n\n" + BODY[3]


def test_html_is_extracted_first():
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY * 2)
    html = f"<html><body><nav>Home News</nav><article>{paragraphs}</article></body></html>"
    article = clean(Page(source="p.html", text=html, media="html"), "a1")
    assert isinstance(article, Article)
    assert BODY[0] in article.text
    assert "<p>" not in article.text
    assert [removal.text for removal in article.removals] == ["Home News"]


def test_another_language_is_named():
    text = (
        "Die Stadt hat am Dienstag beschlossen, dass die beiden Brücken über den Fluss gesperrt "
        "werden und die Arbeiten bis zum Herbst dauern, wie es in einem Bericht heißt."
    )
    assert cleaned(text).language == "de"
    assert cleaned(page_of(*BODY)).language == "en"


LINES = st.lists(
    st.one_of(
        st.sampled_from(BODY),
        st.sampled_from(COMMENTS),
        st.sampled_from(
            [
                *("", "", "Share", "More stories", "3 Comments", "February 5, 2026", "Reply"),
                *("Bridges to Close for Repairs", "What comes next", "TALLINN (AP) — It rained."),
                *("Photo: Ann Lee", "Ann Lee is a reporter at the Courier.", "one\u200btwo\x00"),
                *(
                    "Tiina Kask",
                    "2 days ago",
                    "Like · Reply · 3h",
                    "gull_7 says:",
                    "Sort by: Newest",
                ),
                *(
                    "The plan holds:",
                    "- two bridges",
                    "- a new quay",
                    "(Reporting by A B; Editing by C D)",
                ),
                *("From: a@b.example", "Subject: [news] Bridges", "Bridges to Close | The Courier"),
                *("Riga, 3 May 2026", "Chair: It is done.", "Comment from Ann: No.", "03/04/2026"),
            ]
        ),
        st.text(max_size=60),
    ),
    max_size=25,
)


def visible_characters(text: str) -> list[str]:
    return sorted("".join(visible(text).split()))


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_every_visible_character_is_accounted_for(lines):
    text = page_of(*lines)
    article = clean(Page(source="p.txt", text=text), "a1")
    if isinstance(article, Unread):
        return
    parts = [article.text, *(removal.text for removal in article.removals)]
    rest = visible_characters(text)
    for character in visible_characters("".join(parts)):
        rest.remove(character)
    assert not rest or rest == visible_characters(article.title)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_cleaning_twice_is_cleaning_once(lines):
    once = clean(Page(source="p.txt", text=page_of(*lines)), "a1")
    if isinstance(once, Unread):
        return
    twice = clean(Page(source="p.txt", text=once.text), "a1")
    assert isinstance(twice, Article)
    assert twice.text == once.text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_nothing_without_a_shape_gets_into_the_text(text):
    article = clean(Page(source="p.txt", text=text + "\u202e\x00\ud800 word"), "a1")
    if isinstance(article, Article):
        article.text.encode("utf-8")
        assert visible(article.text) == article.text


def test_marks_of_markdown_and_entities_are_no_part_of_the_body():
    marked = (f"- {BODY[0]}", f"* {BODY[1]}", f"> {BODY[2]}", "```", "if (x) { y(); }", "```")
    article = clean(Page(source="a.md", text=page_of(*marked), title="Bridges &amp; more"), "a1")
    assert isinstance(article, Article)
    assert article.title == "Bridges & more"
    assert article.text.split("\n\n") == list(BODY[:3])
    assert {removal.reason for removal in article.removals} == {"page furniture"}


def test_an_entity_does_not_end_a_clause():
    article = clean(
        Page(source="a.txt", text=page_of(f"{BODY[0]} Smith &amp; Sons agreed.", *BODY[1:])), "a1"
    )
    assert isinstance(article, Article)
    assert "Smith & Sons agreed." in article.text


def test_the_line_above_a_heading_of_comments_is_the_articles():
    page = (
        "Quake hits the east\nThe Post | November 3, 2026 | Updated 14:20\n\n"
        "A quake struck the east of the country on Tuesday and killed 17 people, officials said.\n\n"
        "The minister, Ali Demir, said 2,900 rescuers were searching for survivors in 48 houses.\n\n"
        "Greece offered to send a rescue team of 45 people, and the government accepted.\n\n"
        "Schools in three provinces will remain closed until Monday, the ministry said.\n\n"
        "It was not yet known how many people were still under the rubble.\n\n"
        "COMMENTS\nAyse K. 2 hours ago\nMy heart goes out to everyone there. Stay strong!!\nReply\n"
        "bob1987\nlol why do they never build properly, corrupt as always\nReply Like 12\n"
    )
    article = clean(Page(source="s", text=page), "a1")
    assert isinstance(article, Article)
    assert article.text.endswith("under the rubble.")
    assert article.date == dt.date(2026, 11, 3)


def test_a_heading_that_extraction_drops_still_tells_the_comments_below_it():
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    comments = (
        "<p><b>Uwe</b> <i>3 May 2026</i></p><p>The council rejected the plan in 2019.</p>"
        "<p><b>Tiina</b> <i>4 May 2026</i></p><p>The mayor will build none.</p>"
    )
    below = f"<h3>Have your say</h3><div>{comments}</div>"
    html = f"<html><body><div><h1>Bridges close</h1>{paragraphs}{below}</div></body></html>"
    article = clean(Page(source="p.html", text=html, media="html"), "a1")
    assert isinstance(article, Article)
    assert article.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "letters",
    [
        "From: Gerald, Leeds\nThe minister said that the lake would be drained by May.",
        "The union has accepted the offer, according to my steward.\n- P. Novak, Karsk",
    ],
)
def test_letters_below_a_heading_are_no_article(letters):
    body = (
        "The lake has lost half of its water since May, the water agency said on Monday.\n\n"
        "Agency director Petra Simic said farmers must water less until October."
    )
    page = Page(source="a", text=f"Drought empties lake\n\n{body}\n\nLetters\n\n{letters}")
    article = clean(page, "a1")
    assert isinstance(article, Article)
    assert article.text == body


def test_a_dateline_may_have_a_line_of_its_own():
    text = (
        "Village changes hands\nMOSCOW, November 26, 2026 /TASS/.\n\n"
        "Troops have taken the village of Ostby, the ministry said on Thursday."
    )
    made = clean(Page(source="a.txt", text=text), "a1")
    assert isinstance(made, Article)
    assert (str(made.date), made.agencies) == ("2026-11-26", ("TASS",))
    assert made.text.startswith("Troops have taken")


def test_a_title_and_a_date_with_nothing_below_are_no_article():
    left = clean(Page(source="x.txt", text="Dam breaks in Peru\n2026-05-11\n"), "a1")
    assert isinstance(left, Unread)
    assert "no text below its title and date" in left.reason

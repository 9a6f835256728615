"""HTML that strangers wrote becomes Markdown that means what it says, and nothing more."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divebell.jobs.description import NO_DESCRIPTION, to_markdown, to_plain
from divebell.jobs.synced import MAX_FILE_CHARACTERS, to_yaml
from divebell.library import SyncedPosting, Text, load_library
from divebell.render.inserts import Surroundings
from divebell.render.markdown import MarkdownRenderer
from divebell.render.scan import scan


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("", NO_DESCRIPTION),
        ("<p> </p><br>", NO_DESCRIPTION),
        ("plain", "plain"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two<br>three</div>", "one\n\ntwo  \nthree"),
        ("<h1>Title</h1><p>text</p>", "### Title\n\ntext"),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul><p>d</p>", "- a\n- b\n- c\n\nd"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n- b"),
        ("<p>all <b>the best </b>people</p>", "all **the best** people"),
        ("<p><strong></strong>x<strong> </strong>y</p>", "x y"),
        ("<script>alert(1)</script><style>p{}</style>text", "text"),
        ("<p onclick='x()'>a <a href='javascript:x()'>link</a> <img src=x onerror=x()></p>", "a link"),
        ("<!-- hidden -->shown", "shown"),
        ("2 &lt; 3 &amp;&amp; &quot;x&quot;", '2 &lt; 3 &amp;&amp; "x"'),
        ("&lt;script&gt;", "&lt;script>"),
        (
            "pay $5 - $6, *stars*, _x_, `code`, [link](u)",
            "pay &#36;5 - &#36;6, \\*stars\\*, \\_x\\_, \\`code\\`, \\[link\\](u)",
        ),
        (
            "<p># no heading</p><p>- no item</p><p>1. no number</p>",
            "&#35; no heading\n\n&#45; no item\n\n1&#46; no number",
        ),
        ("a\u0000b\u2028c", "a b c"),
    ],
)
def test_html_to_markdown(source: str, markdown: str) -> None:
    assert to_markdown(source) == markdown


def test_long_description_ends_after_a_whole_block() -> None:
    markdown = to_markdown("<p>" + "</p><p>".join(["word " * 50] * 40) + "</p>")
    assert len(markdown) <= 4000
    assert markdown.endswith("word\n\n…")


def test_plain_text_keeps_words_apart() -> None:
    assert to_plain("<ul><li>Python</li><li>SQL &amp; R</li></ul>") == "Python SQL & R"


hostile = st.text(
    alphabet=st.sampled_from("ab1 \n*_`#$[]|{}()<>&;:\\!?+-=~.\"'%@é\u2028\x07\ue000"), max_size=60
)
tags = st.sampled_from(["p", "b", "strong", "li", "ul", "ol", "h2", "div", "a", "br", "pre", "table"])
markup = st.lists(st.one_of(hostile, tags.map("<{}>".format), tags.map("</{}>".format)), max_size=12).map(
    "".join
)


@given(source=markup)
@settings(max_examples=100, deadline=None)
def test_markdown_of_anything_holds_no_formula_link_or_markup_of_its_own(source: str) -> None:
    markdown = to_markdown(source)
    text = Text("x", 1, markdown)
    scanned = scan(text)
    assert scanned.inserts == ()
    rendered, diagnostics = MarkdownRenderer(Surroundings(lambda _: "none")).render(text, scanned, {})
    assert diagnostics == []
    written = set(re.findall(r"<([a-z0-9]+)", rendered.html))
    assert written <= {"p", "br", "ul", "ol", "li", "h3", "strong"}


def posting(number: int, **fields: object) -> SyncedPosting:
    whole: dict[str, object] = {
        "slug": f"posting-{number}",
        "title": "Data Engineer",
        "company": "Acme",
        "url": f"https://example.com/{number}",
        "source": "greenhouse:acme",
        "posted": "2026-11-01",
        "country": "NO",
        "description": "text",
    }
    return SyncedPosting.model_validate(whole | fields)


words = st.one_of(
    hostile.map(lambda text: re.sub(r"[\x07\u2028\n]", "", text).strip()).filter(bool),
    st.sampled_from(
        ["no", "null", "~", "1e3", "0x1F", "2026-11-01", "12:30", "1_000", ".inf", "- a", "a: b", "#", "="]
    ),
)


@given(title=words, city=words, markdown=markup.map(to_markdown))
@settings(max_examples=100, deadline=None)
def test_file_reads_back_as_it_was_written(
    title: str, city: str, markdown: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("project")
    made = posting(1, title=title, city=city, description=markdown)
    write(root, to_yaml((made,)))
    (read,) = load_library(root).postings.values()
    assert (read.title, read.city, read.country) == (title, city, "NO")
    assert read.description.text.strip() == markdown.strip()
    assert read.posted == date(2026, 11, 1)


def write(root: Path, text: str) -> None:
    path = root / "content/jobs/synced/greenhouse-acme.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")


def test_file_is_kept_within_what_the_library_reads() -> None:
    long = "\n\n".join(["word " * 60] * 10)
    text = to_yaml(tuple(posting(number, description=long) for number in range(500)))
    assert len(text) <= MAX_FILE_CHARACTERS
    assert text.count("…") == 500

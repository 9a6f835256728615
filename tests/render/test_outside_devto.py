"""Articles for DEV: formulas that survive its Markdown and its Liquid, and a feed that its importer takes."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from divebell.render.outside.devto import dev_tags, katex, no_liquid, with_front_matter
from divebell.render.outside.lines import joined, without_containers
from divebell.render.scan import Formula

from .outside_site import check_golden, small_site

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
BLOCK_TAG = re.compile(r"<\s*(p|div|h[1-6]|ul|ol|li|blockquote|pre|table|section|figure)[\s>]", re.IGNORECASE)


def inline(latex: str, *, in_table: bool = False) -> str:
    written = katex(Formula(latex, False, 1, 1), in_table=in_table)
    begin, end = "{% katex inline %} ", " {% endkatex %}"
    assert written.startswith(begin)
    assert written.endswith(end)
    return written.removeprefix(begin).removesuffix(end)


@pytest.mark.parametrize(
    ("latex", "written"),
    [
        (r"\frac{a_1}{b^2}", r"\frac{a_1}{b^2}"),
        (r"a < b > c", r"a \lt b \gt c"),
        (r"\{x\}", r"\lbrace x\rbrace"),
        (r"\left\{x\right\|", r"\left\lbrace x\right\Vert"),
        (r"\begin{matrix} a & b \\ c & d \end{matrix}", r"\begin{matrix} a & b \cr c & d \end{matrix}"),
        (r"\begin{matrix} a \\[2pt] b \end{matrix}", r"\begin{matrix} a \cr b \end{matrix}"),
        (r"a \\ b", r"a \newline b"),
        (r"x^{{2}}", "x^{ {2}}"),
        (r"\frac{a}{{b}}", r"\frac{a}{ {b}}"),
        ("a\n+ b", "a + b"),
        ("a % a remark\n+ b", "a + b"),
        (r"50\%", r"50\%"),
        (r"a \!b \: c", r"a \negthinspace b \medspace c"),
        (r"(_1 + *x)", r"({}_1 + \ast x)"),
        (r"\operatorname*{argmax}_x f", r"\operatorname*{argmax}_x f"),
        ("f[x](y)", "f[x]{}(y)"),
        (r"\text{a\_b}", r'\text{a\char"5F b}'),
    ],
)
def test_what_markdown_or_liquid_would_change_is_spelt_in_another_way(latex: str, written: str) -> None:
    assert inline(latex) == written


def test_a_bar_ends_no_cell() -> None:
    assert inline("p(a|b)", in_table=True) == r"p(a\vert b)"
    assert inline("p(a|b)") == "p(a|b)"
    assert inline(r"\begin{array}{c|c} a|b \end{array}", in_table=True) == (
        r"\begin{array}{c|c} a\vert b \end{array}"
    )


def test_a_displayed_formula_is_a_block_of_its_own() -> None:
    assert katex(Formula("\nx\n", True, 1, 1), in_table=False) == "{% katex %} x {% endkatex %}"


@pytest.mark.parametrize(
    ("prose", "written"),
    [
        ("{{ name }}", "{% raw %}{{ name }}{% endraw %}"),
        ("{% tag %} and {{", "{% raw %}{% tag %}{% endraw %} and {% raw %}{{{% endraw %}"),
        ("{a} and }}", "{a} and }}"),
    ],
)
def test_prose_is_not_taken_for_liquid(prose: str, written: str) -> None:
    assert no_liquid(prose) == written


@pytest.mark.parametrize(
    ("tags", "written"),
    [
        (["machine learning", "C++", "NLP"], ["machinelearning", "cpp", "nlp"]),
        (["a", "b", "c", "d", "e"], ["a", "b", "c", "d"]),
        (["q-learning", "Q learning"], ["qlearning"]),
        (["…", "x" * 31, "größe"], []),
    ],
)
def test_tags_are_as_dev_has_them(tags: list[str], written: list[str]) -> None:
    assert dev_tags(tags) == written


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        (["one", "two"], ["one two"]),
        (["one", "", "", "two"], ["one", "", "two"]),
        (["one  ", "two"], ["one  ", "two"]),
        (["- one", "  two", "- three"], ["- one two", "- three"]),
        (["# one", "two"], ["# one", "two"]),
        (["| a |", "|---|"], ["| a |", "|---|"]),
        (
            ["```", "one", "", "", "two", "```", "three", "four"],
            ["```", "one", "", "", "two", "```", "three four"],
        ),
        (["> one", "> two"], ["> one", "> two"]),
    ],
)
def test_a_paragraph_is_one_line(lines: list[str], written: list[str]) -> None:
    assert list(joined(lines)) == written


def test_an_admonition_is_a_quotation() -> None:
    lines = ['!!! warning "Mind"', "    one", "    two", "", "after"]
    assert list(without_containers(lines)) == ["> **Mind**", ">", "> one two", "", "after"]
    assert list(without_containers(["!!! note", "    one"])) == ["> **Note**", ">", "> one", ""]


def test_golden() -> None:
    check_golden("article.md", small_site().text("article.md"))


def test_the_article_is_a_draft_that_names_its_origin() -> None:
    site = small_site()
    dive = site.edition.library.dives["2026-03-01-attention"]
    article = with_front_matter(site.dives.entry(dive), site.text("article.md"))
    _, front_matter, body = article.split("---\n", 2)
    written: dict[str, Any] = yaml.safe_load(front_matter)
    assert written == {
        "title": dive.title,
        "description": dive.summary,
        "tags": "deeplearning, transformers, cpp, attention",
        "canonical_url": "https://example.org/learn/dives/2026-03-01-attention/",
        "published": False,
    }
    assert body.startswith("\nOriginally published on [Example & Co](https://example.org/learn/dives/")


def test_the_importer_leaves_the_markdown_as_it_is() -> None:
    channel = ET.fromstring(small_site().files["devto.xml"])
    items = list(channel.iter("item"))
    assert items
    for item in items:
        content = item.findtext(CONTENT) or ""
        assert len(BLOCK_TAG.findall(content)) <= len(re.findall(r"\n\s*\n", content))
        assert not content.startswith("---")
        assert content.count("{% katex") == content.count("{% endkatex %}")
        assert 0 < len(item.findall("category")) <= 4
        assert (item.findtext("link") or "").startswith("https://example.org/learn/dives/")

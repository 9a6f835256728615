"""Works are cited by author and year, and listed in order of the alphabet; each has its way back."""

import re

import pytest
from tests.render.texts import convert, surroundings

from divebell.library import Text
from divebell.render.bibliography import Work, read_bibliography
from divebell.render.outside.content import feed_html
from divebell.render.outside.devto import katex
from divebell.render.outside.portable import Place, portable_markdown

CITING = "As [@polyak1964, section 3; @kingma2015] and Polyak [-@polyak1964] say, [@muller] [@kingma2015b]."
LINK = re.compile(r'<a href="#(ref-[^"]*)" id="(cite-[^"]*)">(.*?)</a>')


def test_a_citation_names_authors_and_years() -> None:
    rendered, mistakes = convert(CITING)
    assert mistakes == []
    paragraph = rendered.html.partition("</p>")[0]
    assert re.sub("<.*?>", "", paragraph) == (
        "As (Polyak, 1964, section 3; Kingma and Ba, 2015a) and Polyak (1964) say, "
        "(Müller et al., 2001) (Kingma and Ba, 2015b)."
    )
    assert [match[2] for match in LINK.finditer(paragraph)][:3] == [
        "cite-polyak1964-1",
        "cite-kingma2015-1",
        "cite-polyak1964-2",
    ]


def test_the_list_is_in_order_of_the_alphabet_with_ways_back() -> None:
    rendered = convert(CITING)[0]
    items = re.findall(r"<li id=.*?</li>", rendered.html)
    plain = [re.sub("<.*?>", "", item).replace("\N{NO-BREAK SPACE}", " ") for item in items]
    assert plain == [
        "Kingma, D. P. and Ba, J. (2015a). Adam: A Method. arXiv:1412.6980 ↩",
        "Kingma, D. P. and Ba, J. (2015b). Another method? example.org ↩",
        "Müller, H.-P., van der Berg, J., The Group, et al. (eds.) (2001). A &amp; B. third edition. ↩",
        (
            "Polyak, B. T. (1964). Some methods of speeding up the convergence of iteration methods. "
            "Computational Mathematics 4. doi:10.1016/0041-5553(64)90137-5 ↩ ↩"
        ),
    ]
    assert 'href="https://www.example.org/a_b?c=%20"' in items[1]
    anchors = set(re.findall(r'id="([^"]*)"', rendered.html))
    assert set(re.findall(r'href="#([^"]*)"', rendered.html)) <= anchors
    assert rendered.headings[-1].title == "References"


def test_a_text_without_citations_has_no_list() -> None:
    assert (
        "References"
        not in convert(r"A \[@nobody], `[@nobody]`, [@link](https://example.org) and me@example.org.")[0].html
    )


def test_a_second_text_of_a_page_has_identifiers_of_its_own() -> None:
    made = convert("[@muller]", prefix="hint-1-")[0].html
    assert 'href="#ref-hint-1-muller" id="cite-hint-1-muller-1"' in made
    assert 'id="hint-1-references"' in made


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("a [@polyak1965]", "content/x.md:1:5: unknown work 'polyak1965'; did you mean 'polyak1964'?"),
        ("[@muller; @zzz]", "content/x.md:1:12: unknown work 'zzz'; add it to content/references.bib"),
        ("[@muller; section 3]", "content/x.md:1:11: 'section 3' in a citation is not a work"),
        (
            '```python exec="figure" caption="By [@zzz]" alt="a"\nfig\n```',
            "content/x.md:1:39: unknown work 'zzz'",
        ),
    ],
)
def test_an_unknown_work_has_its_place(markdown: str, message: str) -> None:
    assert any(found.startswith(message) for found in convert(markdown)[1]), convert(markdown)[1]


@pytest.mark.parametrize(
    ("bibliography", "message"),
    [
        ("@misc{a, author = {A, B}, year = 2000}", "content/references.bib:1:1: a: it has no title"),
        ("\n@misc{a, title = {T}, year = 2000}", "content/references.bib:2:1: a: it has no author"),
        (
            "@misc{a, author={A}, title={T},\nyear={soon}}",
            "content/references.bib:2:1: a: 'soon' is not a year",
        ),
        (
            "@misc{a, author={A}, title={T}, year=2000,\ndoi={x}}",
            "content/references.bib:2:1: a: 'x' is not a DOI",
        ),
        ("@misc{a, author={A}, title={T}, year=2000,\nurl={javascript:1}}", "content/references.bib:2:1: a:"),
        (
            "@misc{a, author={A}, title={T}, year=2000}\n" * 2,
            "content/references.bib:2:1: the key 'a' is used twice",
        ),
        ("\n@misc{a, title={T\n@misc{b, title={U}}", "content/references.bib:2:1: this entry cannot be read"),
    ],
)
def test_what_is_wrong_with_an_entry_has_its_line(bibliography: str, message: str) -> None:
    found = [str(each) for each in read_bibliography(Text("content/references.bib", 1, bibliography))[1]]
    assert any(each.startswith(message) for each in found), found


def test_addresses_keep_what_latex_would_eat() -> None:
    work: Work = surroundings().bibliography.works["kingma2015b"]
    assert work.link == "https://www.example.org/a_b?c=%20"


def test_feeds_and_markdown_have_citations_list_numbers_and_no_macros() -> None:
    table = "Table: T. {#tab:a}\n\n| a |\n|---|\n| 1 |"
    equation = "$$\n\\softmax\n$$ {#eq:a}"
    rendered = convert(f"[@muller] {equation}\n\nBy [[eq:a]], [[tab:a]].\n\n{table}")[0]
    site = "https://example.org/"
    feed = feed_html(rendered, f"{site}x/", site, {}, surroundings().notation)
    assert '<annotation encoding="application/x-tex">\\operatorname{softmax}</annotation>' in feed
    assert f'href="{site}x/#ref-muller"' in feed
    place = Place(f"{site}x/", site, surroundings(), {})
    markdown = portable_markdown(rendered.scanned, rendered.made, place, formula=katex)
    assert markdown.startswith(
        "(Müller et al., 2001) {% katex %} \\operatorname{softmax} \\qquad\\text{(1)} {% endkatex %}"
    )
    assert "By (1), " in markdown
    assert "Table\N{NO-BREAK SPACE}1. T." in markdown
    assert markdown.rstrip().endswith("The Group, et al. (eds.) (2001). A & B. *third edition*.")

"""Social cards: text that stays on the card, and the same bytes every time."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from divebell.render import front_end
from divebell.render.outside.cards import HEIGHT, WIDTH, Card, CardPainter
from divebell.render.outside.figures import LIGHT

from .outside_site import GOLDENS, check_golden

SVG = "{http://www.w3.org/2000/svg}"
TOKENS = Path(__file__).parents[2] / "site_src" / "theme" / "styles" / "tokens.css"
LONG = "A Title That Is Much Longer than a Card Can Hold, with Every Word That an Author Could Think Of"


@pytest.fixture(scope="module")
def painter(tmp_path_factory: pytest.TempPathFactory) -> CardPainter:
    return CardPainter(front_end(), cache=tmp_path_factory.mktemp("cards"))


def test_golden(painter: CardPainter) -> None:
    assert GOLDENS.is_dir()
    card = Card("Dive · 1 March 2026", "Attention & <Softmax>", "Where √d and ε come from.", "Example & Co")
    check_golden("card.svg", painter.svg(card))


@pytest.mark.parametrize("title", ["Short", LONG, LONG.replace(" ", "-"), "ε-greedy, Łukasiewicz & θ"])
@pytest.mark.parametrize("summary", ["", "Short.", f"{LONG}. " * 4])
def test_text_is_on_the_card_and_lines_do_not_meet(painter: CardPainter, title: str, summary: str) -> None:
    spans = list(
        ET.fromstring(painter.svg(Card("Problem · hard", title, summary, "Site"))).iter(f"{SVG}tspan")
    )
    places = [(float(span.get("x", "0")), float(span.get("y", "0"))) for span in spans]
    assert all(0 <= x < WIDTH and 0 < y < HEIGHT - 40 for x, y in places)
    rows = sorted({y for _, y in places})
    assert all(after - before >= 44 for before, after in pairwise(rows))


def test_what_does_not_fit_ends_in_an_ellipsis(painter: CardPainter) -> None:
    text = "".join(ET.fromstring(painter.svg(Card("x", LONG, f"{LONG}. " * 4, "x"))).itertext())
    assert text.count("…") == 2


def test_a_card_is_drawn_the_same_way_in_another_place(painter: CardPainter, tmp_path: Path) -> None:
    cards = {"dives/x/": Card("Dive", "Softmax", "Scores to weights.", "Site")}
    (address, file), *_ = painter.paint(cards).values()
    (other_address, other_file), *_ = CardPainter(front_end(), cache=tmp_path).paint(cards).values()
    assert re.fullmatch(r"assets/divebell/cards/dives/x\.[0-9a-f]{8}\.png", address)
    assert address == other_address
    assert file.read_bytes() == other_file.read_bytes()
    empty = {"dives/x/": Card("", "", "", "")}
    ((_, without_text),) = painter.paint(empty).values()
    assert without_text.read_bytes() != file.read_bytes()


def test_figures_outside_have_the_colours_of_the_light_scheme() -> None:
    tokens = dict(re.findall(r"(--db-[a-z0-9-]+): light-dark\((#[0-9a-f]{6})", TOKENS.read_text("utf-8")))
    colours = {name: value for name, value in LIGHT.items() if value.startswith("#")}
    assert colours.items() <= tokens.items()

"""A text, converted with macros and a bibliography, as tests need it."""

from pathlib import Path

from divebell.library import Text
from divebell.render.bibliography import read_bibliography
from divebell.render.blocks.block import Block
from divebell.render.blocks.forms import FORMS
from divebell.render.blocks.running import pieces_of, run_pieces
from divebell.render.inserts import Surroundings, Target
from divebell.render.macros import read_macros
from divebell.render.markdown import MarkdownRenderer, Rendered
from divebell.render.scan import scan

BIBLIOGRAPHY = r"""
@article{polyak1964,
  author = {Polyak, Boris T.},
  title = {Some methods of speeding up the convergence of iteration methods},
  journal = {Computational Mathematics},
  volume = {4},
  year = 1964,
  doi = {10.1016/0041-5553(64)90137-5},
}
@misc{kingma2015,
  author = {Kingma, Diederik P. and Ba, Jimmy},
  title = {{Adam}: A Method},
  year = 2015,
  eprint = {1412.6980},
}
@misc{kingma2015b,
  author = {Kingma, D. P. and Ba, J.},
  title = {Another \emph{method}?},
  year = 2015,
  url = {https://www.example.org/a_b?c=%20},
}
@book{muller,
  editor = {M{\"u}ller, Hans-Peter and van der Berg, Jan and {The Group} and others},
  title = {A \& B},
  year = 2001,
  edition = {third},
}
"""
MACROS = r"""
% a comment
\newcommand{\norm}[1]{\lVert #1 \rVert}
\DeclareMathOperator{\softmax}{softmax}  % another
"""


def surroundings(bibliography: str = BIBLIOGRAPHY, macros: str = MACROS) -> Surroundings:
    """What texts share, all of it right."""
    notation, wrong = read_macros(Text("content/macros.tex", 1, macros))
    works, wrong_works = read_bibliography(Text("content/references.bib", 1, bibliography))
    assert [*wrong, *wrong_works] == []
    return Surroundings(lambda each: Target(each.slug, f"topics/{each.slug}/"), notation, works)


def convert(markdown: str, cache: Path | None = None, *, prefix: str = "") -> tuple[Rendered, list[str]]:
    """The text and what is wrong with it; its blocks run only where there is a folder to keep results in."""
    text = Text("content/x.md", 1, markdown)
    scanned = scan(text)
    blocks = (each for each in scanned.inserts if isinstance(each, Block) and each.form in FORMS)
    pieces = (piece for _, piece in pieces_of(blocks))
    results = run_pieces(pieces, cache=cache, workers=1) if cache else {}
    rendered, diagnostics = MarkdownRenderer(surroundings()).render(text, scanned, results, prefix=prefix)
    return rendered, [str(each) for each in diagnostics]

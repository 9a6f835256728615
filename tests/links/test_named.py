"""Which addresses of a built site lead out of it."""

from pathlib import Path

from divebell.links import addresses_named

OWN = "https://dives.example.org"


def write(site: Path, page: str, *links: str, canonical: str = OWN) -> None:
    anchors = "".join(f'<a href="{link}">…</a>' for link in links)
    path = site / page / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<link rel="canonical" href="{canonical}/{page}"><link rel="icon" href="https://icons.net/x">{anchors}',
        encoding="utf-8",
    )


def test_each_address_has_the_pages_that_name_it(tmp_path: Path) -> None:
    write(tmp_path, "", "https://arxiv.org/abs/1706.03762", "topics/softmax/")
    write(
        tmp_path,
        "topics/softmax",
        "https://arxiv.org/abs/1706.03762#v1",
        "https://doi.org/10.1000/182?a=1&amp;b=2",
    )
    assert addresses_named(tmp_path) == {
        "https://arxiv.org/abs/1706.03762": ("/", "topics/softmax/"),
        "https://doi.org/10.1000/182?a=1&b=2": ("topics/softmax/",),
    }


def test_the_site_itself_and_what_hands_its_pages_on_are_left_out(tmp_path: Path) -> None:
    write(
        tmp_path,
        "",
        f"{OWN}/topics/",
        "https://www.linkedin.com/sharing/?url=https%3A//dives.example.org/topics/",
        "mailto:a@b.net",
        "#here",
    )
    (tmp_path / "404.html").write_text(f'<a href="{OWN}/">home</a>', encoding="utf-8")
    assert addresses_named(tmp_path) == {}


def test_an_address_that_is_none_is_named(tmp_path: Path) -> None:
    write(tmp_path, "", "https://[arxiv.org/")
    assert addresses_named(tmp_path) == {"https://[arxiv.org/": ("/",)}


def test_names_that_are_reserved_for_examples_are_left_out(tmp_path: Path) -> None:
    reserved = ("example.com", "jobs.example.net", "docs.example", "x.test", "localhost:8000")
    write(tmp_path, "", *(f"https://{name}/x" for name in reserved), "https://counterexample.com/")
    assert addresses_named(tmp_path) == {"https://counterexample.com/": ("/",)}

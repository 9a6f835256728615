"""What is there, what refuses programs and what is dead; and that nobody is asked more than is needed."""

from divebell.links import Answer, Manners, State, ask

from .conftest import Site

HASTY = Manners(interval=0, backoff=0, attempts=2)


def states(answers: list[Answer]) -> dict[str, State]:
    return {answer.address: answer.state for answer in answers}


def test_exactly_the_dead_are_dead(site: Site, nobody: str) -> None:
    site.answers = {
        "/there": [200],
        "/moved": [301],
        "/busy": [429, 200],
        "/failing-once": [503, 200],
        "/failing": [500],
        "/removed": [410],
        "/members-only": [403],
        "/no-head": [200],
    }
    site.without_head = frozenset({"/no-head"})
    paths = [*site.answers, "/gone"]
    answers = ask([*map(site.url, paths), f"http://{nobody}/"], HASTY)
    assert states(answers) == {
        **dict.fromkeys(
            map(site.url, ("/there", "/moved", "/busy", "/failing-once", "/no-head")), State.THERE
        ),
        site.url("/members-only"): State.REFUSED,
        **dict.fromkeys(map(site.url, ("/failing", "/removed", "/gone")), State.DEAD),
        f"http://{nobody}/": State.DEAD,
    }
    reasons = {answer.address: answer.reason for answer in answers}
    assert reasons[site.url("/gone")] == "HTTP 404 Not Found"
    assert reasons[f"http://{nobody}/"] == "no answer (Connection refused)"


def test_an_address_that_is_none_is_dead() -> None:
    (answer,) = ask(["https://[arxiv.org/"], HASTY)
    assert answer.state is State.DEAD


def test_what_never_answers_is_dead(site: Site) -> None:
    (answer,) = ask([site.url("/silent")], Manners(interval=0, backoff=0, attempts=1, read_timeout=0.2))
    assert (answer.state, answer.reason) == (State.DEAD, "no answer came in time")


def test_heads_are_enough_and_one_request_at_a_time(site: Site) -> None:
    site.answers = {f"/{number}": [200] for number in range(20)}
    ask(map(site.url, site.answers), HASTY)
    assert site.requests == [("HEAD", path) for path in site.answers]
    assert site.at_once["most"] == 1


def test_a_host_that_wants_no_more_requests_gets_none(site: Site, tired_site: Site) -> None:
    site.answers = {"/there": [200]}
    tired_site.answers = {"/one": [429], "/two": [200]}
    answers = ask([tired_site.url("/one"), tired_site.url("/two"), site.url("/there")], HASTY)
    assert states(answers) == {
        tired_site.url("/one"): State.REFUSED,
        tired_site.url("/two"): State.REFUSED,
        site.url("/there"): State.THERE,
    }
    assert tired_site.requests == [("HEAD", "/one")] * HASTY.attempts


def test_a_registry_is_asked_whether_it_knows_and_not_where_it_leads(site: Site) -> None:
    site.answers = {"/doi": [302]}
    registry = Manners(interval=0, backoff=0, attempts=1, registries=frozenset({site.netloc}))
    assert states(ask([site.url("/doi"), site.url("/unknown")], registry)) == {
        site.url("/doi"): State.THERE,
        site.url("/unknown"): State.DEAD,
    }
    assert ("HEAD", "/gone") not in site.requests


def test_redirects_without_end_are_dead(site: Site) -> None:
    site.answers = {"/there": [302]}
    (answer,) = ask([site.url("/there")], HASTY)
    assert (answer.state, answer.reason) == (State.DEAD, "it redirects without end")

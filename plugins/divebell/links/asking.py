"""Asking other sites for what they are said to have: one request to a host at a time, and seldom."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from functools import partial
from http import HTTPStatus
from importlib.metadata import version
from typing import Final
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

USER_AGENT: Final = (
    f"Divebell/{version('divebell')} (asks once a week whether the links of a site lead anywhere)"
)

_REPEATED: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE: Final = frozenset({404, 410})
_SERVER_ERRORS: Final = range(500, 600)
_MAX_REDIRECTS: Final = 10


class State(Enum):
    """What an address came to."""

    THERE = "there"
    REFUSED = "refused"
    """Something is there, and is not for programs: a person has to look."""
    DEAD = "dead"


@dataclass(frozen=True)
class Answer:
    """What became of asking for an address."""

    address: str
    state: State
    reason: str
    status: int = 0
    """Of HTTP; 0 if there was no answer."""


@dataclass(frozen=True)
class Manners:
    """How other sites are asked. Times are in seconds."""

    interval: float = 3.0
    """The least time between two addresses of one host."""
    attempts: int = 3
    backoff: float = 5.0
    """The second attempt comes at once, the third after twice this, and each further wait is doubled."""
    longest_wait: int = 300
    """What is waited at most where a server says how long (`Retry-After`)."""
    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    hosts_at_once: int = 8
    registries: frozenset[str] = frozenset({"doi.org", "dx.doi.org"})
    """Hosts that redirect for what they know. Where that leads is not asked: publishers refuse programs."""


def ask(addresses: Iterable[str], manners: Manners | None = None) -> list[Answer]:
    """What each address comes to, host by host.

    An address is asked for its head, and if that is not given, for the thing itself, of which nothing is
    read. What may be a passing fault is asked again. A host that goes on answering 429 is left alone.
    """
    manners = manners or Manners()
    of_hosts = defaultdict[str, list[str]](list)
    for address in addresses:
        of_hosts[_host(address)].append(address)
    with ThreadPoolExecutor(manners.hosts_at_once) as pool:
        answers = pool.map(partial(_ask_host, manners=manners), of_hosts.values())
        return [answer for of_host in answers for answer in of_host]


def _ask_host(addresses: Sequence[str], manners: Manners) -> list[Answer]:
    with _session(manners) as session:
        return list(_answers(session, addresses, manners))


def _answers(session: requests.Session, addresses: Sequence[str], manners: Manners) -> Iterator[Answer]:
    for number, address in enumerate(addresses):
        if number:
            time.sleep(manners.interval)
        answer = _asked("HEAD", session, address, manners)
        if answer.state is not State.THERE and answer.status != HTTPStatus.TOO_MANY_REQUESTS:
            time.sleep(manners.interval)
            answer = _asked("GET", session, address, manners)
        yield answer
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            unasked = "not asked, as its host wanted no more requests"
            yield from (Answer(left, State.REFUSED, unasked) for left in addresses[number + 1 :])
            return


def _session(manners: Manners) -> requests.Session:
    again = Retry(
        manners.attempts - 1,
        status_forcelist=_REPEATED,
        backoff_factor=manners.backoff,
        retry_after_max=manners.longest_wait,
        raise_on_status=False,
    )
    session = requests.Session()
    session.max_redirects = _MAX_REDIRECTS
    session.headers.update({"User-Agent": USER_AGENT, "Accept": "*/*"})
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=again))
    return session


def _asked(method: str, session: requests.Session, address: str, manners: Manners) -> Answer:
    follow = _host(address) not in manners.registries
    timeout = manners.connect_timeout, manners.read_timeout
    try:
        with session.request(
            method, address, allow_redirects=follow, stream=True, timeout=timeout
        ) as response:
            status = response.status_code
    except requests.RequestException as error:
        return Answer(address, State.DEAD, _said(error))
    return Answer(address, _state(status), f"HTTP {status} {response.reason or ''}".strip(), status)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:  # a bracket that is not closed; whoever asks for it is told
        return ""


def _state(status: int) -> State:
    if status < HTTPStatus.BAD_REQUEST:
        return State.THERE
    return State.DEAD if status in _GONE or status in _SERVER_ERRORS else State.REFUSED


def _said(error: requests.RequestException) -> str:
    cause = _innermost(error)
    if isinstance(error, requests.Timeout) or isinstance(cause, TimeoutError):
        return "no answer came in time"
    if isinstance(error, requests.TooManyRedirects):
        return "it redirects without end"
    return f"no answer ({getattr(cause, 'strerror', None) or str(cause) or type(cause).__name__})"


def _innermost(error: BaseException) -> BaseException:
    while error.__context__ is not None:
        error = error.__context__
    return error

"""Fetching from servers that owe us nothing: seldom, slowly, within limits, and only what has changed."""

import email.utils
import ipaddress
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests

from .errors import AnswerError, FetchError, GoneError
from .http_cache import HttpCache, Stored

USER_AGENT = (
    f"Divebell/{version('divebell')} (job board of a static site; reads public job-board APIs once a day)"
)

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK_BYTES = 1 << 16


@dataclass(frozen=True)
class Policy:
    """How much is asked of a server. Times are in seconds."""

    attempts: int = 4
    first_delay: float = 1.0
    """The longest wait before the second attempt; it doubles with each further one."""
    longest_delay: float = 60.0
    """A server that asks for more time than this (`Retry-After`) is left alone until the next run."""
    interval: float = 1.0
    """The least time between two requests to one host."""
    connect_timeout: float = 5.0
    read_timeout: float = 30.0
    whole_timeout: float = 120.0
    max_bytes: int = 64 * 1024 * 1024
    max_redirects: int = 3


@dataclass(frozen=True)
class _Answer:
    status: int
    stored: Stored


class _TransientError(Exception):
    """An attempt failed in a way that another one may not; `wait` is what the server asked for."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class Fetcher:
    """Fetches addresses with conditional requests, a pause for each host, and retries with back-off.

    The delay before attempt n + 1 is drawn between half and all of `first_delay * 2 ** (n - 1)`, so that
    many readers of one board do not come back at once; `Retry-After` (RFC 9110, section 10.2.3) is obeyed
    in its place. `clock`, `sleep`, `now` and `draw` (a number in [0, 1)) are passed in by tests.
    """

    def __init__(
        self,
        cache: Path,
        *,
        policy: Policy | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        draw: Callable[[], float] = random.random,
    ) -> None:
        self._cache = HttpCache(cache)
        self._policy = policy or Policy()
        self._clock, self._sleep, self._now, self._draw = clock, sleep, now, draw
        self._asked: dict[str, float] = {}
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": USER_AGENT, "Accept": "application/json, text/xml;q=0.9"})

    def get[Read](self, url: str, read: Callable[[bytes], Read]) -> Read:
        """Give what `read` makes of the answer, which is the kept one if it has not changed.

        An answer is kept only when it could be read. Raises `BoardError`.
        """
        stored = self._cache.read(url)
        answer = self._fetch(url, stored.conditions() if stored else {})
        if answer.status == requests.codes.not_modified:
            if stored is None:
                raise FetchError("HTTP 304 came, though nothing was kept that could be unchanged")
            try:
                return read(stored.body)
            except AnswerError:  # it was readable to another version of Divebell
                answer = self._fetch(url, {})
        result = read(answer.stored.body)
        self._cache.write(url, answer.stored)
        return result

    def _fetch(self, url: str, conditions: dict[str, str]) -> _Answer:
        for attempt in range(1, self._policy.attempts + 1):
            try:
                return self._follow(url, conditions)
            except _TransientError as error:
                wait = self._delay(attempt) if error.wait is None else error.wait
                if wait > self._policy.longest_delay:
                    raise FetchError(f"{error}, and asks to be left alone for {wait:.0f} s") from error
                if attempt == self._policy.attempts:
                    raise FetchError(f"{error}, {attempt} times") from error
            self._sleep(wait)
        raise FetchError("no attempt is allowed")

    def _delay(self, attempt: int) -> float:
        longest = min(self._policy.first_delay * 2.0 ** (attempt - 1), self._policy.longest_delay)
        return longest * (0.5 + self._draw() / 2)

    def _follow(self, url: str, conditions: dict[str, str]) -> _Answer:
        target = url
        for _ in range(self._policy.max_redirects + 1):
            _check_address(target, origin=url)
            self._pause(target)
            with self._open(target, conditions) as response:
                location = response.headers.get("Location", "")
                if response.status_code not in _REDIRECTS or not location:
                    return self._received(response)
            target = urljoin(target, location)
        raise FetchError(f"more than {self._policy.max_redirects} redirects, the last to {target[:120]}")

    def _pause(self, url: str) -> None:
        host = urlsplit(url).netloc
        due = self._asked.get(host, -self._policy.interval) + self._policy.interval
        if (wait := due - self._clock()) > 0 and host in self._asked:
            self._sleep(wait)
        self._asked[host] = self._clock()

    def _open(self, url: str, conditions: dict[str, str]) -> requests.Response:
        try:
            return self._session.get(
                url,
                headers=conditions,
                stream=True,
                allow_redirects=False,
                timeout=(self._policy.connect_timeout, self._policy.read_timeout),
            )
        except requests.Timeout as error:
            raise _TransientError("no answer came in time") from error
        except requests.ConnectionError as error:
            raise _TransientError(f"no connection ({_innermost(error)})") from error
        except requests.RequestException as error:
            raise FetchError(f"the request cannot be made ({error})") from error

    def _received(self, response: requests.Response) -> _Answer:
        status = response.status_code
        if status in _GONE:
            raise GoneError(f"HTTP {status}: the board knows nothing at this address")
        if status in _RETRIED:
            raise _TransientError(
                f"HTTP {status} {response.reason or ''}".strip(), self._asked_wait(response)
            )
        if status not in (requests.codes.ok, requests.codes.not_modified):
            raise FetchError(f"HTTP {status} {response.reason or ''}".strip())
        validators = (response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
        return _Answer(status, Stored(*validators, self._body(response)))

    def _body(self, response: requests.Response) -> bytes:
        deadline = self._clock() + self._policy.whole_timeout
        body = bytearray()
        try:
            for chunk in response.iter_content(_CHUNK_BYTES):
                body += chunk
                if len(body) > self._policy.max_bytes:
                    raise FetchError(f"the answer is larger than {self._policy.max_bytes:,} bytes")
                if self._clock() > deadline:
                    raise _TransientError(f"the answer took longer than {self._policy.whole_timeout:.0f} s")
        except requests.RequestException as error:
            raise _TransientError(f"the answer broke off ({_innermost(error)})") from error
        return bytes(body)

    def _asked_wait(self, response: requests.Response) -> float | None:
        value = response.headers.get("Retry-After", "").strip()
        if value.isascii() and value.isdigit():
            return float(value[:9])
        try:
            moment = email.utils.parsedate_to_datetime(value)
        except ValueError:
            return None
        wait = (moment.replace(tzinfo=moment.tzinfo or UTC) - self._now()).total_seconds()
        return max(0.0, wait)


def _check_address(url: str, *, origin: str) -> None:
    """Only https, and nothing on this machine or its network unless the first address was there already."""
    try:
        parts = urlsplit(url)
        local, asked_locally = _is_local(parts.hostname), _is_local(urlsplit(origin).hostname)
    except ValueError as error:
        raise FetchError(f"{url[:120]!r} is no address") from error
    if local and asked_locally and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise FetchError(f"{url[:120]} is not https")
    if local or not parts.hostname:
        raise FetchError(f"{url[:120]} is no address of a job board")


def _is_local(host: str | None) -> bool:
    if host is None:
        return False
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal"))


def _innermost(error: BaseException) -> str:
    while error.__context__ is not None:
        error = error.__context__
    return getattr(error, "strerror", None) or str(error) or type(error).__name__

"""The handbook as a build makes it, once for all tests."""

import pytest

from divebell.handbook import handbook_pages
from divebell.plugin import DivebellConfig
from divebell.render import HandbookPages
from divebell.runtime import cache_dir


@pytest.fixture(scope="session")
def handbook() -> HandbookPages:
    return handbook_pages(DivebellConfig, cache=cache_dir(), workers=1)

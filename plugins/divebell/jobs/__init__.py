"""Postings of public job boards, fetched politely and turned into the content of the job board."""

from .boards import BOARDS
from .errors import AnswerError, BoardError, FetchError, GoneError
from .fetch import Fetcher, Policy
from .found import FoundPosting, Listing
from .report import Report, SourceReport
from .sources import JobSource, read_sources
from .sync import sync

__all__ = [
    "BOARDS",
    "AnswerError",
    "BoardError",
    "FetchError",
    "Fetcher",
    "FoundPosting",
    "GoneError",
    "JobSource",
    "Listing",
    "Policy",
    "Report",
    "SourceReport",
    "read_sources",
    "sync",
]

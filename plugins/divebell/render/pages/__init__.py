"""Every page of the site, with its address, its template and its view: a module for each kind."""

from collections.abc import Iterator

from .assessments import assessment_pages
from .authors import author_pages
from .case_studies import case_study_pages
from .cheat_sheets import cheat_sheet_pages
from .collections import collection_pages
from .dives import dive_pages
from .edition import Edition
from .home import home_pages
from .jobs import job_pages
from .page import Bundle, Page, tag_slug
from .plans import plan_pages
from .problems import problem_pages
from .progress import progress_pages
from .standing import standing_pages
from .tags import tag_pages
from .topics import topic_pages

__all__ = ["Bundle", "Edition", "Page", "all_pages", "tag_slug"]


def all_pages(edition: Edition) -> Iterator[Page]:
    """The pages of an edition, none of them twice."""
    yield from home_pages(edition)
    yield from dive_pages(edition)
    yield from problem_pages(edition)
    yield from topic_pages(edition)
    yield from plan_pages(edition)
    yield from cheat_sheet_pages(edition)
    yield from tag_pages(edition)
    yield from collection_pages(edition)
    yield from assessment_pages(edition)
    yield from case_study_pages(edition)
    yield from job_pages(edition)
    yield from author_pages(edition)
    yield from progress_pages(edition)
    yield from standing_pages()

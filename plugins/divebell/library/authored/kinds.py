"""The content types, by the names that their schemas and the pages of their reference go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from divebell.library.authored.lists import AssessmentFile, AuthorFile, CollectionFile, PlanFile
from divebell.library.authored.posting import PostingFile, SyncedPostings
from divebell.library.authored.problem import BorrowedProblemFile, ProblemFile
from divebell.library.authored.texts import (
    CaseStudyFrontMatter,
    DiveFrontMatter,
    SpotlightFrontMatter,
    TopicFrontMatter,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from divebell.library.authored.base import Authored

KINDS: Final[Mapping[str, type[Authored]]] = {
    "assessment": AssessmentFile,
    "author": AuthorFile,
    "borrowed-problem": BorrowedProblemFile,
    "case-study": CaseStudyFrontMatter,
    "collection": CollectionFile,
    "dive": DiveFrontMatter,
    "plan": PlanFile,
    "posting": PostingFile,
    "problem": ProblemFile,
    "spotlight": SpotlightFrontMatter,
    "synced-postings": SyncedPostings,
    "topic": TopicFrontMatter,
}
"""What a file of each type, or its front matter, holds."""

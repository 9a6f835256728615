"""The JSON Schemas of what authors write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    from divebell.library.authored.base import Authored


_IMPLIED = {"dive": ("date", "topic"), "posting": ("posted",)}
"""Fields that every entry has, and that the name of its file may say."""


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each content type, with which editors complete and check the files."""
    written: dict[str, type[Authored]] = {
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
    found = {name: model.model_json_schema() for name, model in written.items()}
    for name, fields in _IMPLIED.items():
        found[name]["required"] = [field for field in found[name]["required"] if field not in fields]
    return found

"""What authors write, as they write it: the front matter and YAML files, and their JSON Schemas."""

from divebell.library.authored.base import Authored
from divebell.library.authored.lists import AssessmentFile, AuthorFile, Chapter, CollectionFile, PlanFile
from divebell.library.authored.posting import (
    PostingFields,
    PostingFile,
    Salary,
    SyncedPosting,
    SyncedPostings,
)
from divebell.library.authored.problem import (
    BorrowedProblemFile,
    CaseFields,
    EquivalentFields,
    ProblemFields,
    ProblemFile,
    ProblemSource,
    Tolerance,
    WrongAnswerFields,
)
from divebell.library.authored.schemas import schemas
from divebell.library.authored.texts import (
    CaseStudyFrontMatter,
    DiveFrontMatter,
    PublishedSource,
    SpotlightFrontMatter,
    TopicFrontMatter,
)

__all__ = [
    "AssessmentFile",
    "AuthorFile",
    "Authored",
    "BorrowedProblemFile",
    "CaseFields",
    "CaseStudyFrontMatter",
    "Chapter",
    "CollectionFile",
    "DiveFrontMatter",
    "EquivalentFields",
    "PlanFile",
    "PostingFields",
    "PostingFile",
    "ProblemFields",
    "ProblemFile",
    "ProblemSource",
    "PublishedSource",
    "Salary",
    "SpotlightFrontMatter",
    "SyncedPosting",
    "SyncedPostings",
    "Tolerance",
    "TopicFrontMatter",
    "WrongAnswerFields",
    "schemas",
]

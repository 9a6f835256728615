"""What each kind of page shows: data for the templates, with every text already HTML.

Addresses (`url`) are relative to the site's root; templates make them relative to their page.
"""

from .assessments import AssessmentCard, AssessmentView
from .case_studies import CaseStudiesView, CaseStudyCard, CaseStudyView, SourceView
from .dives import DiveView, HomeView, SpotlightView, TagView
from .filtering import Choice, Facet, facet
from .jobs import JobBoardView, PostingCard, PostingView
from .lists import CountedLink, DiveCard, IndexView, Link, ProblemCard, Related, long_date
from .problems import CaseView, CollectionView, ProblemItem, ProblemsView, ProblemView
from .standing import AuthorView, PlanOutline, ProgressView, StandingView
from .topics import (
    ChapterView,
    CheatSheetView,
    ConceptMap,
    FormulaGroup,
    MapNode,
    PlanView,
    TopicFormulas,
    TopicInChapter,
    TopicsView,
    TopicView,
)

__all__ = [
    "AssessmentCard",
    "AssessmentView",
    "AuthorView",
    "CaseStudiesView",
    "CaseStudyCard",
    "CaseStudyView",
    "CaseView",
    "ChapterView",
    "CheatSheetView",
    "Choice",
    "CollectionView",
    "ConceptMap",
    "CountedLink",
    "DiveCard",
    "DiveView",
    "Facet",
    "FormulaGroup",
    "HomeView",
    "IndexView",
    "JobBoardView",
    "Link",
    "MapNode",
    "PlanOutline",
    "PlanView",
    "PostingCard",
    "PostingView",
    "ProblemCard",
    "ProblemItem",
    "ProblemView",
    "ProblemsView",
    "ProgressView",
    "Related",
    "SourceView",
    "SpotlightView",
    "StandingView",
    "TagView",
    "TopicFormulas",
    "TopicInChapter",
    "TopicView",
    "TopicsView",
    "facet",
    "long_date",
]

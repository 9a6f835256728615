"""What each kind of page shows: data for the templates, with every text already HTML.

Addresses (`url`) are relative to the site's root; templates make them relative to their page.
"""

from .dives import DiveView, HomeView, SpotlightView, TagView
from .lists import CountedLink, DiveCard, IndexView, Link, ProblemCard, Related, long_date
from .problems import CaseView, CollectionView, ProblemView
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
    "CaseView",
    "ChapterView",
    "CheatSheetView",
    "CollectionView",
    "ConceptMap",
    "CountedLink",
    "DiveCard",
    "DiveView",
    "FormulaGroup",
    "HomeView",
    "IndexView",
    "Link",
    "MapNode",
    "PlanView",
    "ProblemCard",
    "ProblemView",
    "Related",
    "SpotlightView",
    "TagView",
    "TopicFormulas",
    "TopicInChapter",
    "TopicView",
    "TopicsView",
    "long_date",
]

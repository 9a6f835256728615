"""Library to site: pages, assets and the addresses of both. Knows nothing of MkDocs."""

from .block_results import SupersededError
from .front import FrontEnd, FrontEndMissingError, front_end
from .language import LanguageTagError
from .markdown import Rendered
from .math_font import math_style_sheet
from .mistakes import TextChecker
from .outside import Head, Publication, dev_article
from .page_cache import PageCache, templates_digest
from .pages import Edition, Page, all_pages
from .references import url_of
from .search import SearchIndexError, index_site
from .site import Asset, FrontContext, HandbookPages, Site, bundle_of, render_site, shared_assets
from .summaries import with_summaries
from .texts import TextRenderer, render_texts

__all__ = [
    "Asset",
    "Edition",
    "FrontContext",
    "FrontEnd",
    "FrontEndMissingError",
    "HandbookPages",
    "Head",
    "LanguageTagError",
    "Page",
    "PageCache",
    "Publication",
    "Rendered",
    "SearchIndexError",
    "Site",
    "SupersededError",
    "TextChecker",
    "TextRenderer",
    "all_pages",
    "bundle_of",
    "dev_article",
    "front_end",
    "index_site",
    "math_style_sheet",
    "render_site",
    "render_texts",
    "shared_assets",
    "templates_digest",
    "url_of",
    "with_summaries",
]

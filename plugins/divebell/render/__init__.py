"""Library to site: pages, assets and the addresses of both. Knows nothing of MkDocs."""

from .front import FrontEnd, FrontEndMissingError, front_end
from .language import LanguageTagError
from .outside import Head, Publication, dev_article
from .pages import Page
from .search import SearchIndexError, index_site
from .site import Asset, FrontContext, Site, render_site
from .texts import render_texts

__all__ = [
    "Asset",
    "FrontContext",
    "FrontEnd",
    "FrontEndMissingError",
    "Head",
    "LanguageTagError",
    "Page",
    "Publication",
    "SearchIndexError",
    "Site",
    "dev_article",
    "front_end",
    "index_site",
    "render_site",
    "render_texts",
]

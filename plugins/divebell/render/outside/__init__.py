"""How a publication is found and read from outside: feeds, sitemap, cards, calendar, structured data.

Each format has a file of its own. All of them need the site's address; none of them knows MkDocs, a clock or
the network.
"""

from .dives import Dives, dev_article
from .head import FeedLink, Head
from .publication import Publication
from .show import Outside, show_outside

__all__ = ["Dives", "FeedLink", "Head", "Outside", "Publication", "dev_article", "show_outside"]

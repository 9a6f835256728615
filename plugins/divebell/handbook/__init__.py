"""The authors' documentation, as pages of the site: texts, and a reference made from what it documents.

Its examples are run and checked where they stand: `examples/` has the files that it shows, and
`directives.py` what the texts can do with them.
"""

from .directives import BadExampleError
from .pages import handbook_pages

__all__ = ["BadExampleError", "handbook_pages"]

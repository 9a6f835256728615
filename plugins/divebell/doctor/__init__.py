"""What `divebell doctor` looks at, and the tidying of the cache. It starts where much else does not."""

from .cache_pruning import Pruned, prune
from .cache_use import CacheInUseError, use_cache
from .finding import Finding, Status
from .installation import look_at_installation
from .project import look_at_project

__all__ = [
    "CacheInUseError",
    "Finding",
    "Pruned",
    "Status",
    "look_at_installation",
    "look_at_project",
    "prune",
    "use_cache",
]

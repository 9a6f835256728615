"""A publication while it is written: pages drawn when they are looked at, and told when they change."""

from .app import PreviewApp
from .session import Preview, Project

__all__ = ["Preview", "PreviewApp", "Project"]

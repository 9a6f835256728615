"""Solving a problem in one's own editor: the same tests and the same judge as on the page."""

from .folder import FolderError, Solving, is_solving, make_folder, open_folder
from .from_project import project_problem
from .from_site import SiteError, fetch_problem, is_address
from .judge_process import JudgeProcess, UnreadableTestsError
from .report import print_verdict

__all__ = [
    "FolderError",
    "JudgeProcess",
    "SiteError",
    "Solving",
    "UnreadableTestsError",
    "fetch_problem",
    "is_address",
    "is_solving",
    "make_folder",
    "open_folder",
    "print_verdict",
    "project_problem",
]

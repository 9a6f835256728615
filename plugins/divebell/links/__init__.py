"""Whether what a built site names of other sites is still there.

Ready-made checkers were tried against a loopback server (November 2026), and left. linkinator 7 sends all its
requests at once; version 8 needs Node 22, and never stops asking a host that goes on answering 429.
LinkChecker 10 never asks twice. Neither tells an unknown DOI from a publisher who refuses programs.
"""

from .asking import Answer, Manners, State, ask
from .named import addresses_named

__all__ = ["Answer", "Manners", "State", "addresses_named", "ask"]

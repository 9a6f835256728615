"""The job boards that are known: one connector a file, all in this table."""

from collections.abc import Mapping
from types import MappingProxyType

from ..found import Board
from . import ashby, greenhouse, lever, personio, recruitee, smartrecruiters, workable

BOARDS: Mapping[str, Board] = MappingProxyType(
    {
        "ashby": Board(ashby.BASES, ashby.read),
        "greenhouse": Board(greenhouse.BASES, greenhouse.read),
        "lever": Board(lever.BASES, lever.read),
        "personio": Board(personio.BASES, personio.read),
        "recruitee": Board(recruitee.BASES, recruitee.read),
        "smartrecruiters": Board(smartrecruiters.BASES, smartrecruiters.read),
        "workable": Board(workable.BASES, workable.read),
    }
)
"""Every kind of board, by the name that sources.yml gives it."""

__all__ = ["BOARDS"]

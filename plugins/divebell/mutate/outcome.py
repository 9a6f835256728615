"""What became of a problem's mutants."""

from dataclasses import dataclass
from fractions import Fraction

from divebell.library import Problem

from .mutant import Mutant


@dataclass(frozen=True)
class Caught:
    """What caught a mutant."""

    case: str | None
    """The first case that failed; None where the mutant ended before it told."""
    how: str
    """The test's status and kind, or "timeout", or "ended the process"."""


@dataclass(frozen=True)
class Outcome:
    """A mutant and what became of it."""

    mutant: Mutant
    caught: Caught | None
    """None if it passes every case."""
    equivalent: str | None = None
    """Why it changes no answer, where problem.yml says so."""


@dataclass(frozen=True)
class Score:
    """All mutants of one problem."""

    problem: Problem
    outcomes: tuple[Outcome, ...]
    seconds: float
    """How long trying them took, all processes together; 0 where they had been tried before."""

    @property
    def caught(self) -> int:
        """How many a case catches."""
        return sum(outcome.caught is not None for outcome in self.outcomes)

    @property
    def equivalent(self) -> int:
        """How many are marked as changing no answer."""
        return sum(outcome.equivalent is not None for outcome in self.outcomes)

    @property
    def survivors(self) -> tuple[Outcome, ...]:
        """Those that no case catches, and no mark explains."""
        return tuple(
            outcome for outcome in self.outcomes if outcome.caught is None and outcome.equivalent is None
        )

    @property
    def share(self) -> Fraction:
        """The share that is caught of those that could be, from 0 to 1."""
        countable = len(self.outcomes) - self.equivalent
        return Fraction(self.caught, countable) if countable else Fraction(1)

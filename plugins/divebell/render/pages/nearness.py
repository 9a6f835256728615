"""Which things are near to which, by the traits that they share."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

type Trait = tuple[str, str]
"""A kind and a name: `("topic", "softmax")`."""
type Traits = Mapping[Trait, int]
"""How much each trait counts for a thing."""

RECENT = 40
"""Of the things that share a trait, so many of the first count: the work grows with the site and not with its
square."""


class Nearness:
    """Finds the nearest of some things.

    The nearness of two things is the sum, over the traits that they share, of the product of their weights.
    Things with no trait in common are not near at all. Of things equally near, those first in `things` lead,
    so the same library always gives the same answer.
    """

    def __init__(self, things: Mapping[str, Traits]) -> None:
        self._order = {name: place for place, name in enumerate(things)}
        self._sharing: defaultdict[Trait, list[tuple[str, int]]] = defaultdict(list)
        for name, traits in things.items():
            for trait, weight in traits.items():
                if len(self._sharing[trait]) < RECENT:
                    self._sharing[trait].append((name, weight))

    def nearest(self, traits: Traits, count: int, *, besides: Collection[str] = ()) -> list[str]:
        """The names of at most `count` things near to what has `traits`, nearest first, without `besides`."""
        scores: Counter[str] = Counter()
        for trait, weight in traits.items():
            for name, own in self._sharing.get(trait, ()):
                scores[name] += weight * own
        candidates = (name for name in scores if name not in besides)
        return sorted(candidates, key=lambda name: (-scores[name], self._order[name]))[:count]

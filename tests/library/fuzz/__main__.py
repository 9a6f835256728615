"""Reads 10,000 broken files and prints what came of them: `python -m tests.library.fuzz`."""

import argparse
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.library.conftest import _read_archive
from tests.library.fuzz.running import KINDS, run_kind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    files = _read_archive(Path(__file__).parents[1] / "valid.txt")
    counts = [options.files // len(KINDS) + (n < options.files % len(KINDS)) for n in range(len(KINDS))]
    # A process for each kind, so that the peak of its memory is its own.
    with ProcessPoolExecutor(options.workers, max_tasks_per_child=1) as pool:
        tallies = list(pool.map(partial(run_kind, seed=options.seed, files=files), KINDS, counts))
    print(f"{'kind':32} {'files':>6} {'told':>6} {'slowest ms':>10} {'peak MB':>8}")
    for tally in tallies:
        print(f"{tally.kind:32} {tally.files:6} {tally.told:6} {tally.slowest_ms:10.1f} {tally.peak_mb:8.0f}")
        for missed in tally.missed:
            print(f"  {missed}")
    told, total = sum(tally.told for tally in tallies), sum(tally.files for tally in tallies)
    slowest, peak = (max(getattr(tally, name) for tally in tallies) for name in ("slowest_ms", "peak_mb"))
    print(f"{'all':32} {total:6} {told:6} {slowest:10.1f} {peak:8.0f}")


if __name__ == "__main__":
    main()

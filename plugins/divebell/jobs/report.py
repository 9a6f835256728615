"""What a sync did, told in a few lines."""

from dataclasses import dataclass

MAX_NOTES = 3


@dataclass(frozen=True)
class SourceReport:
    """What became of one company's board."""

    name: str
    new: int
    kept: int
    closed: int
    error: str = ""
    """Why the board could not be read; empty if it was."""
    left_out: tuple[tuple[str, int], ...] = ()
    """Why postings are not published, and how many."""
    notes: tuple[str, ...] = ()
    """Postings, or a file, that could not be read."""

    def __str__(self) -> str:
        if self.error:
            lines = [f"{self.name}: failed: {self.error}", f"    {self.kept} kept, {self.closed} expired"]
        else:
            lines = [f"{self.name}: {self.new} new, {self.kept} kept, {self.closed} closed"]
        lines += [f"    left out, {reason}: {count}" for reason, count in self.left_out]
        lines += [f"    {note}" for note in self.notes[:MAX_NOTES]]
        if len(self.notes) > MAX_NOTES:
            lines.append(f"    and {len(self.notes) - MAX_NOTES} more that could not be read")
        return "\n".join(lines)


@dataclass(frozen=True)
class Report:
    """What a sync did, or would do."""

    sources: tuple[SourceReport, ...]
    duplicates: int = 0
    """Postings that another board, or the same one, lists as well."""
    removed: tuple[str, ...] = ()
    """Files of companies that are no longer in sources.yml."""
    dry_run: bool = False

    @property
    def exit_status(self) -> int:
        """1 if there were boards and all of them failed, else 0."""
        return int(bool(self.sources) and all(source.error for source in self.sources))

    def __str__(self) -> str:
        if not self.sources and not self.removed:
            return "content/jobs/sources.yml names no companies"
        lines = [str(source) for source in self.sources]
        lines += [f"{path}: removed, its company is not in sources.yml" for path in self.removed]
        lines.append(self._totals())
        return "\n".join(lines)

    def _totals(self) -> str:
        new, kept, closed = (
            sum(getattr(source, name) for source in self.sources) for name in ("new", "kept", "closed")
        )
        failed = sum(bool(source.error) for source in self.sources)
        boards = f"{len(self.sources)} board{'s' * (len(self.sources) != 1)}"
        totals = f"{boards}: {new} new, {kept} kept, {closed} closed, {failed} failed"
        if self.duplicates:
            totals += f"; {self.duplicates} listed twice"
        return f"{totals} (nothing written)" if self.dry_run else totals

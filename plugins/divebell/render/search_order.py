"""The same pages, the same search index: Pagefind's bundles with their filters in order.

Pagefind writes the values of a filter in the order of a hash map, which differs from run to run, and so do
the names of the files, which are hashes of what is in them. All else in a bundle depends on its pages alone.

A `.pf_meta` and a `.pf_filter` are `pagefind_dcd` and CBOR, gzipped. The meta's fourth member lists the
filters as `[name, hash]`; a filter is `[name, [[value, [page, …]], …]]`.
"""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

_MAGIC = b"pagefind_dcd"
_FILTERS = 3


def order_filters(bundle: Path) -> None:
    """Put the filters of a bundle, and the values of each, in order, under names that tell their content."""
    entry_path = bundle / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language, index in entry["languages"].items():
        old_meta = bundle / f"pagefind.{index['hash']}.pf_meta"
        meta = _read(old_meta)
        filters = sorted(meta[_FILTERS])
        meta[_FILTERS] = [
            [name, _order_filter(bundle / "filter", hashed, language)] for name, hashed in filters
        ]
        old_meta.unlink()
        content = _packed(meta)
        index["hash"] = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
        (bundle / f"pagefind.{index['hash']}.pf_meta").write_bytes(content)
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _order_filter(folder: Path, hashed: str, language: str) -> str:
    old = folder / f"{hashed}.pf_filter"
    name, values = _read(old)
    old.unlink()
    content = _packed([name, sorted(values)])
    new = f"{language}_{hashlib.sha256(content).hexdigest()[:7]}"
    (folder / f"{new}.pf_filter").write_bytes(content)
    return new


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_MAGIC))


def _packed(content: object) -> bytes:
    return gzip.compress(_MAGIC + cbor2.dumps(content), mtime=0)

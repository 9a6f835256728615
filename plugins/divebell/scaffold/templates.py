"""The files that a new publication and its new entries begin with: Jinja texts beside this file.

Their expressions stand in `[= =]` and `[% %]`: braces are LaTeX's, Python's and those of GitHub's workflows.
A name that begins with `dot-` gets a dot in its place, so that no tool takes a template for what it becomes.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .yaml_text import flow_list, plain_or_quoted, quoted

FOLDER: Final = Path(__file__).with_name("templates")
_SUFFIX: Final = ".jinja"


def filled(name: str, values: Mapping[str, object]) -> dict[PurePosixPath, str]:
    """The files of the template folder `name`, by their paths, with `values` put in.

    A part of a path that is written in capitals, such as TODAY, is replaced by the value of that name.
    """
    root = FOLDER / name
    return {
        _target(path.relative_to(root), values): _environment()
        .get_template(path.relative_to(FOLDER).as_posix())
        .render(values)
        for path in _templates(root)
    }


def _templates(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob(f"*{_SUFFIX}")) if path.is_file())


def _target(path: Path, values: Mapping[str, object]) -> PurePosixPath:
    name = path.as_posix().removesuffix(_SUFFIX)
    for key, value in values.items():
        name = name.replace(key.upper(), str(value))
    parts = (f".{part[4:]}" if part.startswith("dot-") else part for part in name.split("/"))
    return PurePosixPath(*parts)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        variable_start_string="[=",
        variable_end_string="=]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[##",
        comment_end_string="##]",
        autoescape=False,  # these are files of text, not HTML
    )
    environment.filters |= {"yaml": plain_or_quoted, "quoted": quoted, "list": flow_list}
    return environment

"""`divebell serve`"""

from pathlib import Path

import click


@click.command()
@click.option("-a", "--dev-addr", metavar="<IP:PORT>", help="Where to serve; 127.0.0.1:8000 if left out.")
@click.option("-o", "--open", "open_in_browser", is_flag=True, help="Open the preview in a browser.")
@click.pass_obj
def serve(root: Path, dev_addr: str | None, open_in_browser: bool) -> None:
    """Preview the publication while it is written, drafts and dives to come included.

    It is `mkdocs serve`: a page is shown anew as soon as what it is made from is saved.
    """
    from mkdocs.__main__ import cli as mkdocs

    args = ["serve", "--config-file", str(root / "mkdocs.yml")]
    args += ["--dev-addr", dev_addr] if dev_addr else []
    args += ["--open"] if open_in_browser else []
    mkdocs.main(args=args, prog_name="mkdocs")

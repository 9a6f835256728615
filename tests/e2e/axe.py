"""What axe-core finds on a page."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FINDS = """async ([where, options]) => {
    await new Promise(requestAnimationFrame);  // a change of colours begins
    const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(changes.map(({ finished }) => finished));
    axe.configure(options);
    const { violations } = await axe.run(where);
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}"""


def axe_finds(
    page: Page, where: str = "html", options: dict[str, object] | None = None
) -> list[tuple[str, list[str]]]:
    """Each rule that is broken within the element `where`, and by what, once its colours have settled."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    found: list[tuple[str, list[str]]] = page.evaluate(FINDS, [where, options or {}])
    return found

import { messages } from "#texts/preview";
import { type Child, element } from "../dom/element";
import css from "./preview.css?inline";
import type { Ahead, Mistake, ProblemState, Said } from "./said";

/**
 * `<divebell-preview page="dives/…/" digest="…" base="/divebell-preview/">` shows what the preview has to say of
 * a page, and loads the page anew when it has changed. It lies over the page, which stays where it was scrolled to.
 */
export class PreviewElement extends HTMLElement {
  readonly #aside = element("aside", { "aria-label": messages.label });
  #source: EventSource | undefined;
  #open = false;

  connectedCallback(): void {
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#aside);
    // A page that nobody sees listens to nothing: browsers open few connections to a host.
    document.addEventListener("visibilitychange", () => this.#listen());
    addEventListener("pagehide", () => this.#stop());
    this.#listen();
  }

  #listen(): void {
    this.#stop();
    if (document.visibilityState === "hidden") return;
    const address = new URL("events", new URL(this.#attribute("base"), location.href));
    address.searchParams.set("page", this.#attribute("page"));
    this.#source = new EventSource(address);
    this.#source.addEventListener("message", (event: MessageEvent<string>) => {
      this.show(JSON.parse(event.data) as Said);
    });
    // The browser connects again by itself.
    this.#source.addEventListener("error", () => this.#put(bar(element("span", {}, messages.lost))));
  }

  #stop(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  #attribute(name: string): string {
    return this.getAttribute(name) ?? "";
  }

  /** Shows what there is to say, or loads the page anew if it is another by now. */
  show(said: Said): void {
    if (said.page !== this.#attribute("digest")) {
      this.#stop();
      this.reload();
      return;
    }
    const wrong = [...said.mistakes, ...(said.problems ?? []).flatMap((problem) => problem.mistakes)];
    this.#put(
      wrong.length > 0 ? mistakes(wrong, said.mistakes.length > 0) : null,
      bar(
        mark(said),
        ...(said.problems ?? []).map((problem) => state(problem, false)),
        ...(said.unproved ?? []).map((problem) => state(problem, true)),
        said.trouble ? element("span", { class: "bad" }, said.trouble) : null,
        said.ahead?.length ? this.#calendar(said.ahead) : null,
      ),
    );
  }

  /** Replaced in tests. */
  reload(): void {
    location.reload();
  }

  #put(...parts: readonly Child[]): void {
    const shown = this.#aside.querySelector(".mistakes")?.scrollTop ?? 0;
    this.#aside.replaceChildren(...parts.filter((part) => part !== null));
    const panel = this.#aside.querySelector(".mistakes");
    if (panel) panel.scrollTop = shown;
  }

  #calendar(ahead: readonly Ahead[]): HTMLElement {
    const rows = ahead.map((dive) =>
      element(
        "li",
        {},
        element("time", { datetime: dive.day }, dive.day),
        element("a", { href: dive.url }, dive.title),
        dive.draft ? ` (${messages.draftInList})` : null,
      ),
    );
    const details = element(
      "details",
      this.#open ? { open: "" } : {},
      element("summary", {}, messages.calendar(ahead.length)),
      element("ol", {}, ...rows),
    );
    details.addEventListener("toggle", () => {
      this.#open = details.open;
    });
    return details;
  }
}

function bar(...parts: readonly Child[]): HTMLElement {
  return element(
    "div",
    { class: "bar", role: "status" },
    element("span", { class: "label" }, messages.label),
    ...parts,
  );
}

function mark({ mark: found }: Said): Child {
  if (!found) return null;
  const text = found.draft ? messages.draft : found.day ? messages.ahead(found.day) : messages.notYet;
  return element("span", { class: "mark" }, text);
}

function state(problem: ProblemState, elsewhere: boolean): HTMLElement {
  const { status, title } = problem;
  const text =
    status === "proved" ? messages.problem.proved(title, problem.seconds) : messages.problem[status](title);
  const wrong = status === "refused" || status === "failed";
  return element(
    "span",
    wrong ? { class: "bad", "data-status": status } : { "data-status": status },
    elsewhere ? element("a", { href: problem.url }, text) : text,
    problem.message ? ` ${problem.message}` : null,
  );
}

function mistakes(found: readonly Mistake[], isOld: boolean): HTMLElement {
  const told = found.map((mistake) =>
    element(
      "div",
      {},
      element("pre", {}, mistake.text),
      mistake.docs
        ? element("p", {}, element("a", { href: mistake.docs, target: "_blank" }, messages.documentation))
        : null,
    ),
  );
  return element(
    "section",
    { class: "mistakes", role: "alert", tabindex: "0" },
    element("h2", {}, messages.mistakes(found.length)),
    isOld ? element("p", {}, messages.lastGood) : null,
    ...told,
  );
}

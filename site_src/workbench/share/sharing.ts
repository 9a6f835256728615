import { messages } from "#texts/workbench";
import { download } from "../../dom/download";
import { element } from "../../dom/element";
import type { NotesView } from "../notes-view";
import { fetchVerified, type KnownFile } from "../verified-fetch";
import type { Writing } from "../writing";
import { codeInFragment, codeLink } from "./code-link";
import { notebook } from "./notebook";
import { publicBundle } from "./public-bundle";
import type { TakeAway } from "./share-menu";

interface SharedProblem {
  readonly slug: string;
  readonly title: string;
  readonly bundle: KnownFile;
}

/** Puts code in the place of the reader's, which is kept, and says so. */
type PutIn = (source: string, done: string) => Promise<void>;

/** Takes a reader's code out of the workbench, and shared code in. */
export class Sharing {
  readonly #problem: SharedProblem;
  readonly #writing: Writing;
  readonly #notes: NotesView;
  readonly #putIn: PutIn;

  constructor(problem: SharedProblem, writing: Writing, notes: NotesView, putIn: PutIn) {
    this.#problem = problem;
    this.#writing = writing;
    this.#notes = notes;
    this.#putIn = putIn;
  }

  /** Does what the reader chose. */
  async take(choice: TakeAway): Promise<void> {
    const { slug } = this.#problem;
    const { source } = this.#writing;
    switch (choice) {
      case "link":
        await this.#copy(await codeLink(pageAddress(), slug, source), messages.share.linkCopied);
        break;
      case "copy":
        await this.#copy(source, messages.share.copied);
        break;
      case "python":
        download(`${slug}.py`, "text/x-python", source);
        break;
      case "notebook":
        await this.#downloadNotebook(source);
        break;
      case "print":
        print();
        break;
    }
  }

  /** Offers the code that the page's address carries; nothing is put in, or run, before the reader agrees. */
  async offerShared(asker: HTMLElement): Promise<void> {
    const shared = await codeInFragment(location.hash, this.#problem.slug);
    await this.#writing.loaded;
    if (shared === null || shared === this.#writing.source) return;
    const { question, confirm, cancel, done } = messages.share.received;
    const accept = async () => {
      await this.#putIn(shared, done);
      history.replaceState(history.state, "", pageAddress());
    };
    const code = element("pre", { class: "wb-code", tabindex: "0" }, element("code", {}, shared));
    this.#notes.ask(
      { text: question, confirm, cancel, detail: code, confirmed: () => void accept().catch(reportError) },
      asker,
    );
  }

  async #copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#notes.tell(done);
    } catch {
      this.#notes.tell(messages.share.notCopied, null, element("pre", { class: "wb-code" }, text));
    }
  }

  async #downloadNotebook(source: string): Promise<void> {
    const { slug, title, bundle } = this.#problem;
    try {
      const { cases } = await publicBundle(await fetchVerified(bundle));
      const content = notebook({ title, url: pageAddress(), source, cases });
      download(`${slug}.ipynb`, "application/x-ipynb+json", content);
    } catch (error) {
      this.#notes.tell(error instanceof Error ? error.message : String(error));
    }
  }
}

function pageAddress(): string {
  return location.href.replace(/#.*$/, "");
}

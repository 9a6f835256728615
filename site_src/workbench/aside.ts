import { messages } from "#texts/workbench";
import { button, element } from "../dom/element";
import type { Aside } from "../records/problem-record";
import type { Editor, Mark } from "./editor/editor";
import type { Writing } from "./writing";

/** A call of `input`, and not of a method or a definition of that name. */
const READS = /^(?!\s*#).*?(?<![\w.]|def )input\s*\(/m;

/**
 * What a reader writes for *Run* alone: calls that are tried out behind the code, and lines for `input()`.
 *
 * The first is a plain field until it is used, and then a small editor; the other is there where code reads.
 */
export class AsideFields {
  readonly element: HTMLElement;
  readonly #field: HTMLTextAreaElement;
  readonly #place: HTMLElement;
  readonly #lines: HTMLTextAreaElement;
  readonly #reading: HTMLElement;
  readonly #suggest: HTMLButtonElement;
  readonly #writing: Writing;
  readonly #changed: (aside: Aside) => void;
  #editor: Promise<Editor> | null = null;
  #suggestion: string | null = null;

  constructor(writing: Writing, changed: (aside: Aside) => void) {
    this.#writing = writing;
    this.#changed = changed;
    this.#field = field(messages.scratch);
    this.#lines = field(messages.input);
    this.#suggest = button(messages.scratch.suggest, "wb-link wb-suggest", () => this.#takeSuggestion());
    this.#suggest.hidden = true;
    this.#place = element("div", { class: "wb-scratch" }, this.#field);
    this.#reading = labelled(messages.input.label, this.#lines);
    this.#reading.hidden = true;
    this.element = element(
      "div",
      { class: "wb-asides" },
      labelled(messages.scratch.label, this.#place, this.#suggest),
      this.#reading,
    );
    this.#field.addEventListener("focus", () => void this.#open().catch(reportError));
    for (const each of [this.#field, this.#lines]) each.addEventListener("input", () => this.#follow());
  }

  get scratch(): string {
    return this.#field.value;
  }

  /** What `input()` is to read; nothing where no code reads, whatever was once written there. */
  get input(): string {
    return this.#reading.hidden ? "" : this.#lines.value;
  }

  /** Shows what was kept. */
  fill({ scratch, input }: Aside): void {
    this.#field.value = scratch;
    this.#lines.value = input;
    grow(this.#lines);
    this.look();
  }

  /** Offers a call to begin with, as long as there is none. */
  offer(call: string): void {
    this.#suggestion = call;
    this.look();
  }

  /** Looks at the code, and shows what it needs. */
  look(): void {
    this.#reading.hidden = !READS.test(this.#writing.source) && !READS.test(this.scratch);
    this.#suggest.hidden = this.#suggestion === null || this.scratch.trim() !== "";
  }

  async jump(line: number, column: number | null): Promise<void> {
    (await this.#open()).jump(line, column);
  }

  async mark(marks: readonly Mark[]): Promise<void> {
    if (this.#editor || marks.length > 0) (await this.#open()).mark(marks);
  }

  #follow(): void {
    grow(this.#lines);
    this.look();
    this.#changed({ scratch: this.scratch, input: this.#lines.value });
  }

  #takeSuggestion(): void {
    const call = this.#suggestion ?? "";
    const put = async () => {
      const editor = await this.#open();
      editor.replace(call);
      editor.focus();
    };
    void put().catch(reportError);
  }

  #open(): Promise<Editor> {
    this.#editor ??= this.#begin().catch((error: unknown) => {
      this.#editor = null;
      throw error;
    });
    return this.#editor;
  }

  async #begin(): Promise<Editor> {
    const editor = await this.#writing.continued(this.#place, {
      source: () => this.scratch,
      label: messages.scratch.name,
      placeholder: messages.scratch.help,
      changed: (source) => {
        this.#field.value = source;
        this.#follow();
      },
    });
    const focused = this.#field === document.activeElement;
    const before = this.#field.value.slice(0, this.#field.selectionStart).split("\n");
    this.#field.remove();
    if (focused) editor.jump(before.length, (before.at(-1)?.length ?? 0) + 1);
    return editor;
  }
}

function field(texts: { readonly name: string; readonly help: string }): HTMLTextAreaElement {
  return element("textarea", {
    rows: "1",
    "aria-label": texts.name,
    placeholder: texts.help,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
  });
}

function labelled(label: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element(
    "div",
    { class: "wb-aside-row" },
    element("span", { "aria-hidden": "true" }, label),
    ...content,
  );
}

/** Makes a field as high as its text. */
function grow(lines: HTMLTextAreaElement): void {
  lines.rows = Math.min(8, lines.value.split("\n").length);
}

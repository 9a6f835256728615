import { element } from "../dom/element";
import type { Draft } from "./draft";
import type { Editor, Mark } from "./editor/editor";
import { messages } from "./messages";

interface WritingListener {
  /** The code is another than before. */
  changed(): void;
  /** The editor could not be fetched. */
  failed(reason: string): void;
}

/** The reader's code: the page's starter or a kept draft, and the editor once it is there. */
export class Writing {
  readonly starter: string;
  readonly #place: HTMLElement;
  readonly #standIn: HTMLElement;
  readonly #draft: Draft;
  readonly #listener: WritingListener;
  #source: string;
  #editor: Promise<Editor> | null = null;

  /** `standIn` shows the starter until the editor takes its place inside `place`. */
  constructor(place: HTMLElement, standIn: HTMLElement, draft: Draft, listener: WritingListener) {
    this.#place = place;
    this.#standIn = standIn;
    this.#draft = draft;
    this.#listener = listener;
    this.starter = standIn.textContent ?? "";
    const kept = draft.read();
    this.#source = kept ?? this.starter;
    if (kept !== null) standIn.textContent = kept;
    // The editor holds only the lines that are seen, and paper has no window.
    const printed = element("pre", { class: "wb-printed" });
    place.append(printed);
    addEventListener("beforeprint", () => printed.replaceChildren(this.#source));
  }

  get source(): string {
    return this.#source;
  }

  /** Fetches the editor and puts it in place, once. It takes over the focus if its stand-in has it. */
  open(): Promise<Editor> {
    this.#editor ??= this.#open();
    return this.#editor;
  }

  async replace(source: string): Promise<void> {
    (await this.open()).replace(source);
  }

  async jump(line: number, column: number | null): Promise<void> {
    (await this.open()).jump(line, column);
  }

  async mark(marks: readonly Mark[]): Promise<void> {
    (await this.open()).mark(marks);
  }

  async #open(): Promise<Editor> {
    try {
      const { Editor } = await import("./editor/editor");
      const editor = new Editor(this.#place, {
        source: this.#source,
        starter: this.starter,
        namesUrl: this.#place.closest("[data-numpy-names]")?.getAttribute("data-numpy-names") ?? null,
        label: messages.editor,
        describedBy: this.#standIn.getAttribute("aria-describedby") ?? "",
        keyRow: messages.keyRow,
        changed: (source) => this.#changed(source),
      });
      const focused = this.#standIn === document.activeElement;
      this.#standIn.remove();
      if (focused) editor.focus();
      return editor;
    } catch (error) {
      this.#editor = null;
      this.#listener.failed(messages.failure.editor);
      throw error;
    }
  }

  #changed(source: string): void {
    this.#source = source;
    this.#draft.write(source, this.starter);
    this.#listener.changed();
  }
}

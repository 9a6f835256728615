import { messages } from "#texts/workbench";
import { element } from "../dom/element";
import type { KeptWork } from "../records/kept-work";
import type { Editor, EditorOptions, Mark } from "./editor/editor";
import type { Remark } from "./remark";

/** A few lines that go on from the reader's code. */
export interface Continuation {
  readonly source: () => string;
  readonly label: string;
  readonly placeholder: string;
  readonly changed: (source: string) => void;
}

interface WritingListener {
  /** The code is another than before. */
  changed(): void;
  /** The editor could not be fetched. */
  failed(reason: string): void;
}

/** The reader's code: the page's starter or a kept draft, and the editor once it is there. */
export class Writing {
  readonly starter: string;
  /** Settles when `source` is what the reader last wrote. */
  readonly loaded: Promise<void>;
  readonly #place: HTMLElement;
  readonly #standIn: HTMLElement;
  readonly #kept: KeptWork;
  readonly #listener: WritingListener;
  #source: string;
  #editor: Promise<Editor> | null = null;

  /** `standIn` shows the starter until the editor takes its place inside `place`. */
  constructor(place: HTMLElement, standIn: HTMLElement, kept: KeptWork, listener: WritingListener) {
    this.#place = place;
    this.#standIn = standIn;
    this.#kept = kept;
    this.#listener = listener;
    this.starter = standIn.textContent ?? "";
    this.#source = this.starter;
    this.loaded = this.#kept.loaded.then(() => {
      this.#source = kept.adopt();
      standIn.textContent = this.#source;
      listener.changed();
    });
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

  async focus(): Promise<void> {
    (await this.open()).focus();
  }

  async jump(line: number, column: number | null): Promise<void> {
    (await this.open()).jump(line, column);
  }

  async mark(marks: readonly Mark[]): Promise<void> {
    (await this.open()).mark(marks);
  }

  async remark(remarks: readonly Remark[]): Promise<void> {
    (await this.open()).remark(remarks);
  }

  /** Puts a small editor into `place`, for lines that go on from the code. */
  async continued(place: HTMLElement, continuation: Continuation): Promise<Editor> {
    const { source, ...others } = continuation;
    const { Editor } = await this.#fetch();
    return new Editor(place, {
      ...this.#options,
      ...others,
      source: source(),
      goesOn: () => this.#source,
    });
  }

  get #options(): Pick<EditorOptions, "starter" | "namesUrl" | "keyRow"> {
    return {
      starter: this.starter,
      namesUrl: this.#place.closest("[data-numpy-names]")?.getAttribute("data-numpy-names") ?? null,
      keyRow: messages.keyRow,
    };
  }

  async #fetch(): Promise<typeof import("./editor/editor")> {
    try {
      const [fetched] = await Promise.all([import("./editor/editor"), this.loaded]);
      return fetched;
    } catch (error) {
      this.#listener.failed(messages.failure.editor);
      throw error;
    }
  }

  async #open(): Promise<Editor> {
    try {
      const { Editor } = await this.#fetch();
      const editor = new Editor(this.#place, {
        ...this.#options,
        source: this.#source,
        label: messages.editor,
        describedBy: this.#standIn.getAttribute("aria-describedby") ?? "",
        changed: (source) => this.#changed(source),
      });
      const focused = this.#standIn === document.activeElement;
      this.#standIn.remove();
      if (focused) editor.focus();
      return editor;
    } catch (error) {
      this.#editor = null;
      throw error;
    }
  }

  #changed(source: string): void {
    this.#source = source;
    this.#kept.write(source);
    this.#listener.changed();
  }
}

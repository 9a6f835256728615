import { messages } from "#texts/progress-page";
import { localDay } from "../../calendar/day";
import { button, element } from "../../dom/element";
import { LaterVersion } from "../format";
import { store } from "../here";
import { gainsOf, isGain } from "../kept/gains";
import { Keeping } from "../kept/keeping";
import { type Kept, NOTHING } from "../kept/kept";
import { formatKept, type KeptFile, LARGEST, parseKept, UnfitFile } from "../kept/kept-file";
import { dayName } from "./day-names";
import { ask } from "./question";

/** `<divebell-kept>`: all that is kept of the reader, to be saved to a file, brought in from one, and forgotten. */
export class KeptElement extends HTMLElement {
  readonly #keeping = new Keeping(store);
  readonly #contents = element("ul", {});
  readonly #nothing = element("p", { hidden: "" });
  readonly #file = element("input", { type: "file", accept: ".json,application/json", hidden: "" });
  readonly #save = button(messages.kept.save, "button", () => this.#perform(() => this.#saveFile(), "read"));
  readonly #bring = button(messages.kept.bring, "button button-quiet", () => this.#file.click());
  readonly #forget = button(messages.kept.forget, "button button-quiet", () => {
    this.#perform(() => this.#askToForget(), "read");
  });
  readonly #question = element("div", {});
  readonly #remark = element("p", { class: "dp-remark", role: "status" });
  readonly #error = element("p", { class: "pp-error", role: "alert" });
  #shown = new AbortController();

  connectedCallback(): void {
    this.#shown = new AbortController();
    if (!this.#contents.isConnected) this.#build();
    const show = () => void this.#showContents();
    store.subscribe(show, this.#shown.signal);
    show();
  }

  disconnectedCallback(): void {
    this.#shown.abort();
  }

  #build(): void {
    this.#file.addEventListener("change", () => {
      const [file] = this.#file.files ?? [];
      // So that choosing the same file again is a change too.
      if (file) this.#perform(() => this.#offer(file), "file").finally(() => (this.#file.value = ""));
    });
    this.replaceChildren(
      element("h3", {}, messages.kept.holds),
      this.#contents,
      this.#nothing,
      element("p", { class: "pp-buttons" }, this.#save, this.#bring, this.#file, this.#forget),
      this.#question,
      this.#remark,
      this.#error,
    );
  }

  async #showContents(): Promise<void> {
    const kept = await this.#keeping.read().catch(() => null);
    const items = contentsOf(kept ?? { ...NOTHING, progress: store.progress });
    this.#contents.replaceChildren(...items.map((item) => element("li", {}, item)));
    this.#nothing.textContent = kept === null ? messages.kept.blocked : messages.kept.nothing;
    this.#nothing.hidden = items.length > 0 && kept !== null;
    this.#save.disabled = this.#forget.disabled = items.length === 0;
  }

  async #saveFile(): Promise<void> {
    const now = new Date();
    const json = formatKept(await this.#keeping.read(), now);
    const name = `divebell-${localDay(now)}.json`;
    const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.#say(messages.kept.saved(name));
  }

  async #offer(file: File): Promise<void> {
    if (file.size > LARGEST) throw new UnfitFile("large");
    const brought = parseKept(await file.text());
    const gains = gainsOf(await this.#read(), brought.kept, brought.saved);
    const { bringing } = messages;
    if (!isGain(gains) && brought.unreadable === 0) {
      this.#say(bringing.nothing(file.name));
      return;
    }
    ask(this.#question, {
      heading: bringing.heading(file.name),
      parts: [
        element("p", {}, bringing.saved(dayName(localDay(new Date(brought.saved))))),
        list(bringing.gains(gains)),
        ...bringing.remarks(gains, brought.unreadable).map((remark) => element("p", {}, remark)),
      ],
      confirm: bringing.confirm,
      cancel: bringing.cancel,
      confirmed: () => void this.#perform(() => this.#bringIn(file.name, brought), "storage"),
      cancelled: () => this.#say(bringing.left, this.#bring),
    });
  }

  async #bringIn(name: string, { kept, saved }: KeptFile): Promise<void> {
    await this.#keeping.add(kept, saved);
    this.#say(messages.bringing.done(name), this.#bring);
  }

  async #askToForget(): Promise<void> {
    const { forgetting } = messages;
    ask(this.#question, {
      heading: forgetting.heading,
      parts: [
        element("p", {}, forgetting.lost),
        list(contentsOf(await this.#read())),
        element("p", {}, forgetting.advice),
      ],
      confirm: forgetting.confirm,
      cancel: forgetting.cancel,
      confirmed: () => void this.#perform(() => this.#forgetAll(), "forget"),
      cancelled: () => this.#say(forgetting.kept, this.#forget),
    });
  }

  async #forgetAll(): Promise<void> {
    await this.#keeping.forget();
    this.#say(messages.forgetting.done, this.#bring);
  }

  /** Where the browser keeps nothing, there is still what this page knows. */
  #read(): Promise<Kept> {
    return this.#keeping.read().catch(() => ({ ...NOTHING, progress: store.progress }));
  }

  async #perform(
    act: () => Promise<void>,
    failed: Exclude<keyof typeof messages.kept.failed, "full" | "later-version">,
  ): Promise<void> {
    this.#question.replaceChildren();
    this.#remark.textContent = "";
    this.#error.textContent = "";
    try {
      await act();
    } catch (error) {
      this.#error.textContent = reasonOf(error) ?? messages.kept.failed[failed];
    }
  }

  #say(text: string, focus?: HTMLElement): void {
    this.#question.replaceChildren();
    this.#remark.textContent = text;
    focus?.focus();
  }
}

function reasonOf(error: unknown): string | null {
  if (error instanceof UnfitFile) return messages.kept.unfit[error.why];
  if (error instanceof LaterVersion) return messages.kept.failed["later-version"];
  const full = error instanceof DOMException && error.name === "QuotaExceededError";
  return full ? messages.kept.failed.full : null;
}

function contentsOf({ progress, records, attempts }: Kept): readonly string[] {
  const statuses = [...progress.problems.values()].map(({ status }) => status);
  return messages.kept.contents({
    solved: statuses.filter((status) => status === "solved").length,
    tried: statuses.filter((status) => status === "tried").length,
    days: progress.days.length,
    read: progress.read.size,
    bookmarks: progress.bookmarks.size,
    drafts: [...records.values()].filter(({ draft }) => draft !== null).length,
    versions: [...records.values()].reduce((sum, { history }) => sum + history.length, 0),
    attempts: attempts.size,
  });
}

function list(items: readonly string[]): HTMLElement {
  return element("ul", {}, ...items.map((item) => element("li", {}, item)));
}

import { messages as figureMessages } from "#texts/figures";
import { messages } from "#texts/run";
import { element } from "../../dom/element";
import type { Figure, LeftOut } from "../../figures/figure";
import { renderFigure } from "../../figures/figure-view";
import type { Stream } from "../verdict";

/** More than anyone reads, and little enough for any page to lay out. */
const LONGEST_OUTPUT = 64_000;
/** More than the judge ever sends. */
const MOST_FIGURES = 40;

/** What a run prints, draws and gives, in the order in which it comes. */
export class Transcript {
  readonly element = element("div", { class: "wb-transcript" });
  #text: Text | null = null;
  #length = 0;
  #cut = false;
  #figures = 0;

  get isEmpty(): boolean {
    return this.element.childElementCount === 0;
  }

  printed(text: string, stream: Stream): void {
    if (this.#cut) return;
    this.#text ??= new Text(this.element);
    const shown = text.slice(0, LONGEST_OUTPUT - this.#length);
    this.#length += this.#text.write(shown, stream);
    if (this.#length < LONGEST_OUTPUT) return;
    this.#cut = true;
    this.#note(messages.cut);
  }

  drawn(figure: Figure): void {
    if (this.#figures === MOST_FIGURES) return;
    this.#figures += 1;
    const shown = renderFigure(figure, this.#figures);
    if (shown) this.#put(shown);
    else this.#note(figureMessages.leftOut.unreadable);
  }

  leftOut(why: LeftOut): void {
    this.#note(figureMessages.leftOut[why]);
  }

  /** Shows the value of the last line of what was tried out. */
  valued(text: string): void {
    this.#put(
      element(
        "figure",
        { class: "wb-figure wb-value" },
        element("figcaption", {}, messages.value),
        element("pre", { class: "wb-code", tabindex: "0" }, text),
      ),
    );
  }

  #note(text: string): void {
    this.#put(element("p", { class: "wb-note wb-warning" }, text));
  }

  #put(part: HTMLElement): void {
    this.#text = null;
    this.element.append(part);
  }
}

/** A stretch of text without anything between, as a terminal shows it. */
class Text {
  readonly #place = element("pre", {
    class: "wb-code wb-output",
    tabindex: "0",
    "aria-label": messages.output,
  });
  #stream: Stream | null = null;
  /** The lines of the stream that can no longer change. */
  #done = new globalThis.Text();
  /** The line that is being written, and the place in it where writing goes on. */
  #line = new globalThis.Text();
  #cursor = 0;

  constructor(parent: HTMLElement) {
    parent.append(this.#place);
  }

  /** Gives how much longer the text is now. */
  write(text: string, stream: Stream): number {
    const place = this.#place;
    const follows = place.scrollTop + place.clientHeight >= place.scrollHeight - 8;
    if (stream !== this.#stream) this.#begin(stream);
    const before = this.#length;
    for (const part of text.split(/(\r?\n|\r)/)) {
      if (part === "\r") this.#cursor = 0;
      else if (part.endsWith("\n")) this.#endLine();
      else this.#type(part);
    }
    if (follows) place.scrollTop = place.scrollHeight;
    return this.#length - before;
  }

  get #length(): number {
    return this.#done.length + this.#line.length;
  }

  #begin(stream: Stream): void {
    this.#stream = stream;
    this.#done = new globalThis.Text();
    this.#line = new globalThis.Text();
    this.#cursor = 0;
    this.#place.append(element("span", { class: `wb-${stream}` }, this.#done, this.#line));
  }

  #endLine(): void {
    this.#done.appendData(`${this.#line.data}\n`);
    this.#line.data = "";
    this.#cursor = 0;
  }

  #type(text: string): void {
    const covered = Math.min(text.length, this.#line.length - this.#cursor);
    this.#line.replaceData(this.#cursor, covered, text);
    this.#cursor += text.length;
  }
}

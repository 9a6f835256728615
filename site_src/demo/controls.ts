import { messages } from "#texts/demo";

/** What a parameter of the code can be. */
export type Value = number | string | boolean;

const SIGNIFICANT = 3;

/** One control of a demo: it gives a parameter its value. */
export class Control {
  readonly name: string;
  readonly #label: string;
  readonly #inputs: readonly (HTMLInputElement | HTMLSelectElement)[];
  readonly #output: HTMLOutputElement | null;

  /** `place` is the control's element, as the site's build made it. */
  constructor(place: HTMLElement) {
    this.name = place.dataset.name ?? "";
    this.#label = place.querySelector("legend, label > span")?.textContent ?? "";
    this.#inputs = [...place.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")];
    this.#output = place.querySelector("output");
  }

  get value(): Value {
    const [first] = this.#inputs;
    if (first instanceof HTMLInputElement) {
      if (first.type === "range") return numberOf(first);
      if (first.type === "checkbox") return first.checked;
    }
    const chosen = this.#inputs.find((input) => !(input instanceof HTMLInputElement) || input.checked);
    return JSON.parse(chosen?.value ?? "null") as Value;
  }

  /** The label and the value, in words. */
  get spoken(): string {
    return messages.setting(this.#label, this.#shown());
  }

  /** Shows the value beside the control. */
  show(): void {
    const [first] = this.#inputs;
    if (!this.#output || !first) return;
    this.#output.value = this.#shown();
    first.setAttribute("aria-valuetext", this.#output.value);
  }

  #shown(): string {
    const { value } = this;
    if (typeof value === "boolean") return value ? messages.on : messages.off;
    const [first] = this.#inputs;
    if (typeof value === "number" && first instanceof HTMLInputElement && first.type === "range") {
      return messages.value(value, digitsOf(first, value), first.dataset.unit ?? "");
    }
    return String(value);
  }
}

/** The value that a slider stands at; those of a logarithmic one are in equal ratios, to three digits. */
function numberOf({ value, defaultValue, max, dataset }: HTMLInputElement): number {
  const low = Number(dataset.low);
  const high = Number(dataset.high);
  if (!dataset.low || !(low > 0) || !(high > low)) return Number(value);
  if (value === defaultValue) return Number(dataset.default);
  return Number((low * (high / low) ** (Number(value) / Number(max))).toPrecision(SIGNIFICANT));
}

/** The digits after the point with which a slider's value is shown. */
function digitsOf({ dataset }: HTMLInputElement, value: number): number {
  if (!dataset.low) return Number(dataset.decimals ?? 0);
  return (value.toString().split(".")[1] ?? "").length;
}

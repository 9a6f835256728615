import { demands, type Fields, type Selection } from "./selection";

type Choice = HTMLInputElement | HTMLOptionElement;

/**
 * The form above a list, as its page came with it:
 *
 * - `<input type="search">` is the text search;
 * - checkboxes, radio buttons and selects are facets by their name, with a `[data-count]` in a box's label;
 * - `data-min="salary"` on a field makes it the least value of that attribute, a number or a day;
 * - `data-within="date"` on a select makes its values the greatest age in days of that attribute;
 * - `<select name="sort">` holds the orders, the list's own first.
 */
export class FilterForm {
  readonly element: HTMLFormElement;
  readonly fields: Fields;
  readonly #text: HTMLInputElement | null;
  readonly #order: HTMLSelectElement | null;
  readonly #bounds = new Map<string, HTMLInputElement | HTMLSelectElement>();
  readonly #choices = new Map<string, Map<string, Choice>>();
  readonly #labels = new Map<HTMLOptionElement, string>();

  constructor(element: HTMLFormElement) {
    this.element = element;
    this.#text = element.querySelector<HTMLInputElement>("input[type=search]");
    this.#order = element.querySelector<HTMLSelectElement>("select[name=sort]");
    const minimums = new Map<string, string>();
    const ages = new Map<string, string>();
    for (const field of element.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")) {
      const { min, within } = field.dataset;
      if (field === this.#text || field === this.#order) continue;
      if (min !== undefined) minimums.set(field.name, min);
      else if (within !== undefined) ages.set(field.name, within);
      else {
        for (const choice of choicesOf(field)) this.#offer(field.name, choice);
        continue;
      }
      this.#bounds.set(field.name, field);
    }
    this.fields = {
      text: this.#text?.name ?? null,
      facets: new Map([...this.#choices].map(([name, choices]) => [name, [...choices.keys()]])),
      minimums,
      ages,
      orders: [...(this.#order?.options ?? [])].map(({ value }) => value),
    };
  }

  /** What the form asks as it stands. */
  read(): Selection {
    const chosen = new Map<string, ReadonlySet<string>>();
    for (const [name, choices] of this.#choices) {
      const values = [...choices].filter(([, choice]) => isChosen(choice)).map(([value]) => value);
      if (values.length > 0) chosen.set(name, new Set(values));
    }
    const bounds = new Map<string, string>();
    for (const [name, { value }] of this.#bounds) if (value !== "") bounds.set(name, value);
    return { text: this.#text?.value ?? "", chosen, bounds, order: this.#order?.value ?? "" };
  }

  write(selection: Selection): void {
    if (this.#text) this.#text.value = selection.text;
    if (this.#order) this.#order.value = selection.order;
    for (const [name, field] of this.#bounds) field.value = selection.bounds.get(name) ?? "";
    for (const [name, choices] of this.#choices) {
      const values = selection.chosen.get(name);
      for (const [value, choice] of choices) choose(choice, values?.has(value) ?? false);
      // Where nothing is chosen, a select stands on "any".
      if (!values) standOnAny([...choices.values()][0]);
    }
  }

  /** Says beside each choice how many items it would leave; a choice that leaves none stays, but recedes. */
  count(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): void {
    for (const [name, choices] of this.#choices) {
      for (const [value, choice] of choices) {
        const count = counts.get(name)?.get(value) ?? 0;
        if (choice instanceof HTMLOptionElement) {
          choice.textContent = `${this.#labels.get(choice) ?? ""} (${count})`;
          continue;
        }
        const label = choice.closest("label");
        label?.toggleAttribute("data-empty", count === 0);
        const place = label?.querySelector("[data-count]");
        if (place) write(place, String(count));
      }
    }
  }

  /** How many demands the form makes. */
  get demands(): number {
    return demands(this.read());
  }

  /** Puts the button for the rest of the form behind the fields that are always shown. */
  foldBehind(toggle: HTMLElement): void {
    const shown = this.#order ?? this.#text;
    const place = [...this.element.children].find((child) => child.contains(shown));
    if (place) place.after(toggle);
    else this.element.prepend(toggle);
  }

  focus(): void {
    (this.#text ?? this.element.querySelector<HTMLElement>("input, select"))?.focus();
  }

  #offer(name: string, choice: Choice): void {
    const choices = this.#choices.get(name) ?? new Map<string, Choice>();
    this.#choices.set(name, choices.set(choice.value, choice));
    if (choice instanceof HTMLOptionElement) this.#labels.set(choice, choice.text);
  }
}

function choicesOf(field: HTMLElement): readonly Choice[] {
  if (field instanceof HTMLSelectElement) return [...field.options].filter(({ value }) => value !== "");
  const isBox = field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");
  return isBox && field.value !== "" ? [field] : [];
}

function isChosen(choice: Choice): boolean {
  return choice instanceof HTMLOptionElement ? choice.selected : choice.checked;
}

function choose(choice: Choice, chosen: boolean): void {
  if (choice instanceof HTMLInputElement) choice.checked = chosen;
  else choice.selected = chosen;
}

function standOnAny(choice: Choice | undefined): void {
  const select = choice instanceof HTMLOptionElement ? choice.closest("select") : null;
  if (select && !select.multiple) select.value = "";
}

/** Changes a text in place: a new node in its place would have the browser look at every rule with `:has()`. */
function write(place: Element, text: string): void {
  if (place.firstChild instanceof Text) place.firstChild.data = text;
  else place.textContent = text;
}

/** What may be put into an element; nothing is put where a child is null. */
export type Child = Node | string | null;

/**
 * Makes an element with attributes and children. Texts become text nodes: no markup is ever parsed here, which
 * is what makes it safe to show what readers' code has said.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button that does not submit anything. */
export function button(label: Child, className: string, pressed: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: className }, label);
  made.addEventListener("click", pressed);
  return made;
}

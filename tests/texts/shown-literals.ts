/** Finds what code shows to readers and does not take from the catalogue of texts. */

import { parseSync } from "vite";

/** Attributes and properties whose values are read to people, or by them. */
const SHOWN = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "ariaDescription",
  "ariaLabel",
  "ariaPlaceholder",
  "ariaRoleDescription",
  "ariaValueText",
  "innerHTML",
  "innerText",
  "label",
  "placeholder",
  "textContent",
  "title",
]);

/** Functions and methods that put their arguments into the page: from which argument on. */
const SHOWING: Readonly<Record<string, number>> = {
  after: 0,
  alert: 0,
  append: 0,
  before: 0,
  button: 0,
  confirm: 0,
  createTextNode: 0,
  element: 2,
  insertAdjacentText: 1,
  prepend: 0,
  replaceChildren: 0,
  replaceWith: 0,
};

/** A word that is not the name of a file. */
const WORD = /^(?![\w-]+\.\w+$).*\p{L}{2}/su;
/** A capital, a word, and another word: nothing but a sentence looks like that. */
const SENTENCE = /^\p{Lu}[\p{L}’']*,? \p{L}+/u;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** The literals in a module's source that readers are shown, each as `line: text`. */
export function shownLiterals(source: string): string[] {
  const found = new Map<number, string>();
  const take = (node: Node, pattern: RegExp) => {
    for (const { start, text } of literals(node)) if (pattern.test(text)) found.set(start, text);
  };
  const visit = (node: Node) => {
    if (isImport(node)) return;
    for (const part of shownParts(node)) take(part, WORD);
    if (node.type === "Literal" || node.type === "TemplateLiteral") take(node, SENTENCE);
    // What the language's own errors say is for developers.
    if (node.type !== "NewExpression" || !/Error$/.test(nameOf(node.callee as Node)))
      for (const child of children(node)) visit(child);
  };
  visit(parseSync("module.ts", source).program as unknown as Node);
  return [...found]
    .sort(([one], [other]) => one - other)
    .map(([start, text]) => `${source.slice(0, start).split("\n").length}: ${text}`);
}

/** The parts of a node whose strings end up before a reader. */
function shownParts(node: Node): Node[] {
  if (node.type === "AssignmentExpression")
    return SHOWN.has(nameOf(node.left as Node)) ? [node.right as Node] : [];
  if (node.type === "Property") return SHOWN.has(nameOf(node.key as Node)) ? [node.value as Node] : [];
  if (node.type !== "CallExpression") return [];
  const called = nameOf(node.callee as Node);
  const given = node.arguments as Node[];
  if (called === "setAttribute") return SHOWN.has(nameOf(given[0] as Node)) ? given.slice(1) : [];
  const from = SHOWING[called];
  if (from === undefined) return [];
  // The class of a button is not shown.
  return called === "button" ? given.slice(0, 1) : given.slice(from);
}

/** The strings that an expression can be: of both branches, and of what is joined; not of calls within. */
function literals(node: Node): { start: number; text: string }[] {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [{ start: node.start, text: node.value }] : [];
    case "TemplateLiteral": {
      const text = (node.quasis as { value: { cooked: string } }[])
        .map(({ value }) => value.cooked)
        .join(" ");
      return [{ start: node.start, text }];
    }
    case "ConditionalExpression":
      return [node.consequent, node.alternate].flatMap((part) => literals(part as Node));
    case "LogicalExpression":
    case "BinaryExpression":
      return node.operator === "+" || node.type === "LogicalExpression"
        ? [node.left, node.right].flatMap((part) => literals(part as Node))
        : [];
    case "ArrayExpression":
      return (node.elements as Node[]).flatMap(literals);
    case "SpreadElement":
      return literals(node.argument as Node);
    default:
      return [];
  }
}

function nameOf(node: Node | undefined): string {
  if (!node) return "";
  if (node.type === "Identifier") return String(node.name);
  if (node.type === "Literal") return String(node.value);
  if (node.type === "MemberExpression") return nameOf(node.property as Node);
  return "";
}

const isImport = (node: Node): boolean =>
  /^(Import|Export(All|Named))/.test(node.type) && !("declaration" in node && node.declaration);

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const children = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** Forms of a word by the plural rules of a language (CLDR). */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** How a language writes counts, numbers and dates, all by the browser's `Intl`. */
export interface Wording {
  /** "1,200" */
  readonly number: (value: number) => string;
  /** "3.0", with this many digits after the point. */
  readonly decimal: (value: number, digits: number) => string;
  /** The form of a word for a count, without the count. */
  readonly form: (count: number, forms: Forms) => string;
  /** The count and the form for it: "1,200 days". */
  readonly plural: (count: number, forms: Forms) => string;
  /** Days and times; without a timezone they are the reader's own. */
  readonly dates: (options: Intl.DateTimeFormatOptions) => Intl.DateTimeFormat;
}

/** `locale` is a BCP 47 tag. */
export function wording(locale: string): Wording {
  const rules = new Intl.PluralRules(locale);
  const whole = new Intl.NumberFormat(locale);
  const form = (count: number, forms: Forms) => forms[rules.select(count)] ?? forms.other;
  return {
    number: (value) => whole.format(value),
    decimal: (value, digits) =>
      value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    form,
    plural: (count, forms) => `${whole.format(count)} ${form(count, forms)}`,
    dates: (options) => new Intl.DateTimeFormat(locale, options),
  };
}

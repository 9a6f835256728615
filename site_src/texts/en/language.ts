import { wording } from "../wording";

/** The language of these texts (BCP 47), which is the document's or stands in for it. */
export const language: string = "en";

export const { number, decimal, form, plural, dates } = wording("en-GB");

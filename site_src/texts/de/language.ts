import { wording } from "../wording";

export const language: string = "de";

export const { number, decimal, form, plural, dates } = wording("de");

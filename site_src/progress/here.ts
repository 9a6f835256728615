import { tellRefusal } from "./notice";
import { ProgressStore } from "./store";

/** This page's store. */
export const store = new ProgressStore(() => localStorage, tellRefusal);

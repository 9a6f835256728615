// What every page does once it is there: the theme switch, copy buttons, and the place in the text.

import { addCopyButtons } from "./copy";
import { closeRadicalGaps } from "./radicals";
import { followReading } from "./reading";
import { connectSchemeToggle } from "./scheme";

connectSchemeToggle(document);
addCopyButtons(document);
closeRadicalGaps(document);
followReading(document);

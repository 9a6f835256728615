// What every page does once it is there: the theme switch, copy buttons, scrolling by key, the place in the text, previews
// of links, what is over since it was built.

import { makeScrollersFocusable } from "../dom/scrollers";
import { addCopyButtons } from "./copy";
import { keepForOffline } from "./offline";
import { sayWhatIsOver } from "./over";
import { offerPreviews } from "./previews";
import { closeRadicalGaps } from "./radicals";
import { followReading } from "./reading";
import { connectSchemeToggle } from "./scheme";
import { copySharedLink } from "./share";

connectSchemeToggle(document);
addCopyButtons(document);
closeRadicalGaps(document);
makeScrollersFocusable(document);
followReading(document);
offerPreviews(document);
copySharedLink(document);
sayWhatIsOver(document);
keepForOffline(document);

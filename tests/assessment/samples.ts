import type { Setting } from "../../site_src/assessment/setting";

/** Three problems in thirty minutes; two of them belong to a topic of their own. */
export const SETTING: Setting = {
  slug: "foundations",
  minutes: 30,
  passMark: 60,
  problems: [
    { slug: "softmax", title: "Softmax", url: "../../problems/softmax/", topics: ["Attention", "Loss"] },
    { slug: "heads", title: "Heads", url: "../../problems/heads/", topics: ["Attention"] },
    { slug: "update", title: "Update", url: "../../problems/update/", topics: ["Bayes"] },
  ],
};

export const MINUTE = 60_000;

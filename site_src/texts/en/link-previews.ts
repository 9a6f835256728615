/** The kinds of pages that previews of links name, by their folders. */
export const messages = {
  kinds: {
    assessments: "Assessment",
    "case-studies": "Case study",
    collections: "Collection",
    dives: "Dive",
    plans: "Study plan",
    problems: "Problem",
    topics: "Topic",
  },
};

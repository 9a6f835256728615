/**
 * The texts of the templates of the frame and of the workbench, before any script runs. Plain data, which the
 * site's build reads: `{name}` stands for a value, and forms of a word are chosen by the count.
 */
export const messages = {
  frame: {
    skip: "Skip to the content",
    main: "Main",
    breadcrumb: "Breadcrumb",
    search: "Search",
    scheme: "Theme: automatic",
    dives: "Dives",
    problems: "Problems",
    plans: "Plans",
    topics: "Topics",
    cases: "Cases",
    jobs: "Jobs",
    collections: "Collections",
    assessments: "Assessments",
    tags: "Tags",
    progress: "Your progress",
    bookmarks: "Bookmarks",
    offline: "Offline",
    about: "About",
    handbook: "Writing",
    feed: "Feed",
    calendar: "Calendar of problems",
    source: "Source",
    licence: "MIT licence",
    what: "{site} publishes one deep dive a day, with a problem to solve in the page. Your Python runs in your own browser; nothing you write leaves it.",
  },
  share: { label: "Share this page", title: "Share", link: "Link", mail: "E-mail" },
  related: { label: "Related", dives: "Related dives", problems: "Related problems" },
  problem: {
    toEditor: "To the editor",
    appearedIn: "Appeared in",
    cases: "Cases",
    hidden: {
      one: "One more case is checked without being shown.",
      other: "{count} more cases are checked without being shown.",
    },
    reference: "Reference solution",
    from: "From {title}",
    by: "by {authors}",
  },
  difficulty: { easy: "easy", medium: "medium", hard: "hard" },
  assessment: {
    problems: { one: "{count} problem", other: "{count} problems" },
    minutes: { one: "{count} minute", other: "{count} minutes" },
    passMark: "Passed with {percent}%",
    withoutScript:
      "The clock needs JavaScript. Without it, the problems can be read and practised one by one:",
  },
};

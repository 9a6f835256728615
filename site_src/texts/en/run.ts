/** Every text about what a run brings. */

export const messages = {
  output: "Output",
  none: "Your code ran and printed nothing.",
  finished: (time: string | null) => (time === null ? "Finished" : `Finished in ${time}`),
  failed: "Your code raised an error",
  cut: "Output cut here: the page shows no more than this.",
  /** Over the value of the scratch cell's last line. */
  value: "Value",
};

/** Every text that interactive demos show. */
import { decimal } from "./language";

const megabytes = (bytes: number): string => decimal(bytes / 1e6, 1);

export const messages = {
  reset: "Reset",
  /** A value of a slider; `digits` after the point. */
  value: (value: number, digits: number, unit: string) =>
    unit ? `${decimal(value, digits)} ${unit}` : decimal(value, digits),
  on: "on",
  off: "off",
  setting: (label: string, value: string) => `${label}: ${value}`,
  status: {
    loading: (done: number, total: number) =>
      total > 0 ? `Loading Python: ${megabytes(done)} of ${megabytes(total)} MB` : "Loading Python",
    starting: "Starting Python",
    drawing: "Drawing",
  },
  progress: "Loading Python",
  failure: {
    late: "Stopped: drawing took too long. Move a control to draw again.",
    ended: "Python ended while it drew. Move a control to start it again.",
    malformed: "The figure cannot be shown. Move a control to draw again.",
    offline:
      "Python could not be loaded: you are offline. The figure stays as it is; move a control to try again.",
    unavailable: "Python could not be loaded. The figure stays as it is; move a control to try again.",
    code: "The script of this demo could not be loaded. Move a control to try again.",
  },
};

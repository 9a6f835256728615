import { download } from "../dom/download";
import { sizeOf } from "./drawing";

const PIXELS_A_POINT = 3;
const TOKEN = /var\((--db-[\w-]+)\)/g;

/** Hands the drawing to the reader as a file that needs no page around it, in the colours of the light scheme. */
export async function saveSvg(drawing: SVGSVGElement, name: string): Promise<void> {
  download(`${name}.svg`, "image/svg+xml", standAlone(drawing));
}

/** As `saveSvg`, as a picture on white. */
export async function savePng(drawing: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = sizeOf(drawing) ?? { width: 1, height: 1 };
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([standAlone(drawing)], { type: "image/svg+xml" }));
  try {
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * PIXELS_A_POINT);
    canvas.height = Math.round(height * PIXELS_A_POINT);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("there is no memory for a picture of this size");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!file) throw new Error("the browser made no picture");
    download(`${name}.png`, "image/png", file);
  } finally {
    URL.revokeObjectURL(picture.src);
  }
}

/** The drawing as the text of a file. */
export function standAlone(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const { width, height } = sizeOf(drawing) ?? { width: 1, height: 1 };
  copy.setAttribute("width", `${width}pt`);
  copy.setAttribute("height", `${height}pt`);
  copy.style.removeProperty("inline-size");
  const colours = new LightScheme();
  try {
    const text = new XMLSerializer().serializeToString(copy);
    return text.replace(TOKEN, (_, token) =>
      token.startsWith("--db-font") ? "sans-serif" : colours.of(token),
    );
  } finally {
    colours.close();
  }
}

/** What the theme's custom properties are in the light scheme, whichever the page is in. */
class LightScheme {
  readonly #probe = document.createElement("span");

  constructor() {
    this.#probe.style.setProperty("color-scheme", "light");
    document.body.append(this.#probe);
  }

  of(token: string): string {
    this.#probe.style.setProperty("color", `var(${token}, #000)`);
    return getComputedStyle(this.#probe).color;
  }

  close(): void {
    this.#probe.remove();
  }
}

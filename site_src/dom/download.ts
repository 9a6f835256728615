/** Hands a file to the reader. */
export function download(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Later, because Safari only starts to read it now.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

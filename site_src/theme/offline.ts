/** Keeps what the reader opens for reading without a network, once the page itself has all it needs. */
export function keepForOffline(page: Document): void {
  const { serviceWorker } = page.body.dataset;
  if (!serviceWorker || !("serviceWorker" in navigator)) return;
  addEventListener("load", () => {
    // Refused in private windows, on unencrypted pages and by some settings: then pages need a network.
    navigator.serviceWorker.register(serviceWorker).catch(() => {});
  });
}

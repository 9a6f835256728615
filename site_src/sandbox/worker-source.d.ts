/** The worker's bundled text; `sandbox/build.mjs` provides it. */
declare module "worker-source" {
  const source: string;
  export default source;
}

/** The minified text of a style sheet, for parts that bring their own; `build.mjs` provides it. */
declare module "*.css?inline" {
  const css: string;
  export default css;
}

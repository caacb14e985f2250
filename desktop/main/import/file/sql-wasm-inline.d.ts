/** The build that contains its WebAssembly, so that a packaged app needs no second file. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export { default } from 'sql.js';
}

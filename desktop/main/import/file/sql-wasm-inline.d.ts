/** The build that carries its WebAssembly in itself: no second file has to be found in a packaged app. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export { default } from 'sql.js';
}

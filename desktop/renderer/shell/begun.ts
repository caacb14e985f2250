/** An import that the user began before there was a vault. It continues once the vault exists. */
export interface Begun {
  /** Files dropped on the first-run page; empty if the user will choose one. */
  files: readonly File[];
}

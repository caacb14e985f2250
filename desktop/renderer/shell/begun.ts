/** What the user began before there was a vault. It continues once the vault exists. */
export type Begun =
  /** An import. Files dropped on the first-run page; empty if the user will choose one. */
  { kind: 'import'; files: readonly File[] } | { kind: 'restore' };

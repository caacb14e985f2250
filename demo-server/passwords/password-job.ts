/** A job for a password worker thread. */
export type PasswordJob =
  | { kind: 'hash'; inputs: string[]; cost: number }
  | { kind: 'compare'; input: string; hash: string };
export type PasswordResult = { kind: 'hash'; hashes: string[] } | { kind: 'compare'; same: boolean };

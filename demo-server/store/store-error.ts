/** A database or a backup that cannot be used. `message` is one sentence for the person at the command line. */
export class StoreError extends Error {
  override name = 'StoreError';
}

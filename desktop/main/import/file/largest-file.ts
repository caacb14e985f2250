/** The largest file that is imported, in bytes. */
export const MAX_IMPORT_BYTES = 128 * 2 ** 20;

/** Values that requests of several subjects carry. */
import { z } from 'zod';

/** For requests that need nothing said. */
export const nothing = z.undefined();
/** Of an account, a report, or an item of a report. */
export const id = z.string().min(1).max(64);
export const passphrase = z.string().min(1).max(1024);
/** A file's own name in a folder that the main process knows. */
export const fileName = z.string().min(1).max(120);

/** Values in the requests of several subjects. */
import { z } from 'zod';

/** For requests without content. */
export const nothing = z.undefined();
/** Identifies an account, a report, or an item of a report. */
export const id = z.string().min(1).max(64);
export const passphrase = z.string().min(1).max(1024);
/** A new passphrase or password. The main process checks the length too, because the page's check can be bypassed. */
export const newPassphrase = z.string().min(8).max(1024);
/** The name of a file in a folder that the main process knows. */
export const fileName = z.string().min(1).max(120);

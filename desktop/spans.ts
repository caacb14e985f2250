/** Spans of time that the main process keeps and the windows tell people, in milliseconds, and one number. */
import { DAY, SECOND } from '../shared/durations.ts';

/** How long an account stays in the bin. */
export const BIN_KEEPS = 30 * DAY;
/** How long a key is shown. */
export const KEY_SHOWN = 30 * SECOND;
/** How long a hidden code is shown. */
export const CODE_SHOWN = 10 * SECOND;
/** How long another computer may write nothing before the list says so. */
export const SILENT_AFTER = 30 * DAY;
/** How many earlier versions of the vault are kept in any case. */
export const VERSIONS_KEPT = 10;

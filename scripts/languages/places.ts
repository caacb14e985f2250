import { join } from 'node:path';
import { setupFolder } from '../setup/state.mjs';

/** The desktop app in the pseudo-language: a folder that Electron starts. */
export const PSEUDO_APP = join(setupFolder, 'pseudo', 'app');
/** The demo server's pages in the pseudo-language. */
export const PSEUDO_PAGES = join(setupFolder, 'pseudo', 'pages');

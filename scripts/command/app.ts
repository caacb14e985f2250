/** The installed app's switches, for its completions. desktop/main/system/verbs.ts reads them. */
import type { Program } from './completion.ts';

export const appProgram: Program = {
  name: 'countersign',
  commands: {},
  options: {
    copy: { type: 'string', value: 'WORDS', about: 'copy the code of the account that the words find' },
    palette: { type: 'boolean', about: 'open the palette, to find a code' },
    scan: { type: 'boolean', about: 'find QR codes on all screens' },
    lock: { type: 'boolean', about: 'lock' },
    show: { type: 'boolean', about: 'show the window' },
    hidden: { type: 'boolean', about: 'start without a window' },
    help: { type: 'boolean', about: 'show help and exit' },
    version: { type: 'boolean', about: 'show the version and exit' },
  },
  takesFiles: true,
};

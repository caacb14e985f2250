import { camera, folder, found, hints, paste, typed } from './add.ts';
import { exporting } from './exporting.ts';
import { form } from './form.ts';
import { importing } from './importing.ts';
import { lab } from './lab.ts';
import { empty, list } from './list.ts';
import { backup, kit, opening, passphrase, protection, reveal } from './safe.ts';
import { about, edit, palette, remove, settings, updates } from './settings.ts';
import { several } from './several.ts';
import { shell, shortcuts, trust, welcome } from './shell.ts';

export const en = {
  about,
  backup,
  camera,
  edit,
  empty,
  exporting,
  folder,
  form,
  found,
  hints,
  importing,
  kit,
  lab,
  list,
  opening,
  palette,
  passphrase,
  paste,
  protection,
  remove,
  reveal,
  settings,
  several,
  updates,
  shell,
  shortcuts,
  trust,
  typed,
  welcome,
};

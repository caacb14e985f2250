import { en as keys } from '../../../../shared/key-sentences/en.ts';
import * as accounts from './accounts.ts';
import * as copies from './copies.ts';
import * as found from './found.ts';
import * as importing from './importing.ts';
import * as looking from './looking.ts';
import * as severalComputers from './several-computers.ts';
import * as system from './system.ts';
import * as updates from './updates.ts';
import * as vault from './vault.ts';

export const en = {
  ...vault,
  ...copies,
  ...accounts,
  ...found,
  ...importing,
  ...looking,
  ...severalComputers,
  ...system,
  ...updates,
  keys,
};

/** The type of every translation. A missing or an extra sentence does not compile. */
export type MainTexts = typeof en;

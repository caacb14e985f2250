import type { en } from '../en/index.ts';
import { addresses } from './addresses.ts';
import { frame } from './frame.ts';
import { methods } from './methods.ts';
import { passwords } from './passwords.ts';
import { people } from './people.ts';
import { recovery } from './recovery.ts';
import { secondFactor } from './second-factor.ts';

export const de: typeof en = {
  frame,
  messages: { ...secondFactor, ...methods, ...addresses, ...passwords, ...people, ...recovery },
};

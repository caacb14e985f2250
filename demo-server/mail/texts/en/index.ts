import type { Messages } from '../../kinds/index.ts';
import type { Texts } from '../../message/message-text.ts';
import { addresses } from './addresses.ts';
import { frame } from './frame.ts';
import { methods } from './methods.ts';
import { passwords } from './passwords.ts';
import { people } from './people.ts';
import { recovery } from './recovery.ts';
import { secondFactor } from './second-factor.ts';

export const en = {
  frame,
  messages: {
    ...secondFactor,
    ...methods,
    ...addresses,
    ...passwords,
    ...people,
    ...recovery,
  } satisfies Texts<Messages>,
};

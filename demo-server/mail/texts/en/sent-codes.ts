import type { SentCodeLetters } from '../../kinds/sent-codes.ts';
import type { Texts } from '../../message/message-text.ts';

export const sentCodes: Texts<SentCodeLetters> = {
  'second-factor-code': ({ code, minutes }, { site }) => ({
    subject: `Your code for ${site}`,
    paragraphs: [
      `Enter this code at ${site}. It works once, within ${minutes} minutes, in the browser where you requested it. Do not share it with anyone. No one from ${site} will ask you for it.`,
    ],
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    ifNotYou:
      'If you did not request this code, someone else knows your password. Change it now. Without this code they cannot sign in.',
    ifNotYouLink: { label: 'Change your password', path: '/account/password' },
  }),
};

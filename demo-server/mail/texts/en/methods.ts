import type { TwoFactorMethod } from '../../../contract/index.ts';
import type { MethodLetters, MethodNotices } from '../../kinds/methods.ts';
import type { Texts } from '../../message/message-text.ts';
import { takeBack } from './if-not-you.ts';

const NAMES: Record<TwoFactorMethod, string> = {
  passkey: 'a passkey',
  totp: 'an authenticator app',
  sms: 'codes by text message',
  email: 'codes by e-mail',
};

export const methods: Texts<MethodNotices & MethodLetters> = {
  'method-added': ({ method }, { account }) => ({
    subject: 'Your second factor has another method',
    paragraphs: [
      `Your account ${account} has ${NAMES[method]} as its second factor from now on, beside what was there before.`,
      'Every other browser has been signed out.',
    ],
    ...takeBack,
  }),
  'method-removed': ({ method }, { account }) => ({
    subject: 'A method of your second factor was removed',
    paragraphs: [
      `This was removed from your account ${account}: ${NAMES[method]}. What else there is goes on working.`,
      'Every other browser has been signed out.',
    ],
    ...takeBack,
  }),
  'second-factor-code': ({ code, minutes }, { site }) => ({
    subject: `Your code for ${site}`,
    paragraphs: [
      `Enter this code where ${site} asks you for it. It can be used once, within ${minutes} minutes, in the browser that asked for it. Tell it to nobody: nobody from ${site} will ask you for it.`,
    ],
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    ifNotYou:
      'If you did not ask for it, somebody else knows your password. Change it now; without this code they do not get in.',
    ifNotYouLink: { label: 'Change your password', path: '/account/password' },
  }),
};

import type { TwoFactorMethod } from '../../../contract/index.ts';
import type { MethodLetters, MethodNotices } from '../../kinds/methods.ts';
import type { Texts } from '../../message/message-text.ts';
import { takeBack } from './if-not-you.ts';

const NAMES: Record<TwoFactorMethod, string> = {
  passkey: 'a passkey',
  totp: 'an authenticator app',
  sms: 'codes by text message',
  email: 'codes by email',
};

export const methods: Texts<MethodNotices & MethodLetters> = {
  'method-added': ({ method }, { account }) => ({
    subject: 'A second-factor method was added',
    paragraphs: [
      `This second-factor method was added to your account ${account}: ${NAMES[method]}. Your other methods keep working.`,
      'You are signed out in every other browser.',
    ],
    ...takeBack,
  }),
  'method-removed': ({ method }, { account }) => ({
    subject: 'A second-factor method was removed',
    paragraphs: [
      `This second-factor method was removed from your account ${account}: ${NAMES[method]}. Your other methods keep working.`,
      'You are signed out in every other browser.',
    ],
    ...takeBack,
  }),
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

import type { TwoFactorMethod } from '../../../contract/index.ts';
import type { MethodNotices } from '../../kinds/methods.ts';
import type { Texts } from '../../message/message-text.ts';
import { takeBack } from './if-not-you.ts';

const NAMES: Record<TwoFactorMethod, string> = {
  passkey: 'a passkey',
  totp: 'an authenticator app',
  sms: 'codes by text message',
  email: 'codes by email',
};

export const methods: Texts<MethodNotices> = {
  'two-factor-enabled': (_, { account }) => ({
    subject: 'Two-factor authentication is on',
    paragraphs: [
      `Two-factor authentication was turned on for your account ${account}. To sign in, you now need a second factor as well as your password.`,
      'You are signed out in every other browser.',
    ],
    ...takeBack,
  }),
  'two-factor-replaced': (_, { account }) => ({
    subject: 'Your authenticator app was replaced',
    paragraphs: [
      `The authenticator app of your account ${account} was replaced. Codes from the old app and the old backup codes no longer work.`,
      'You are signed out in every other browser.',
    ],
    ...takeBack,
  }),
  'two-factor-disabled': (_, { account }) => ({
    subject: 'Two-factor authentication is off',
    paragraphs: [
      `Two-factor authentication was turned off for your account ${account}. Your password alone is now enough to sign in.`,
      'You are signed out in every other browser.',
    ],
    ...takeBack,
  }),
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
};

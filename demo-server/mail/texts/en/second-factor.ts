import type { SecondFactorNotices } from '../../kinds/second-factor.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity, takeBack } from './if-not-you.ts';

export const secondFactor: Texts<SecondFactorNotices> = {
  'two-factor-enabled': (_, { account }) => ({
    subject: 'Two-factor authentication is on',
    paragraphs: [
      `Two-factor authentication was turned on for your account ${account}. From now on, signing in asks for a code beside your password.`,
      'Every other browser has been signed out.',
    ],
    ...takeBack,
  }),
  'two-factor-replaced': (_, { account }) => ({
    subject: 'Your authenticator was replaced',
    paragraphs: [
      `The authenticator of your account ${account} was replaced by another one. The codes of the earlier one and its backup codes are void.`,
      'Every other browser has been signed out.',
    ],
    ...takeBack,
  }),
  'two-factor-disabled': (_, { account }) => ({
    subject: 'Two-factor authentication is off',
    paragraphs: [
      `Two-factor authentication was turned off for your account ${account}. From now on your password alone signs in.`,
      'Every other browser has been signed out.',
    ],
    ...takeBack,
  }),
  'backup-codes-generated': (_, { account }) => ({
    subject: 'You have new backup codes',
    paragraphs: [
      `New backup codes were made for your account ${account}. The earlier ones are void; throw them away.`,
    ],
    ...takeBack,
  }),
  'backup-code-used': (_, { account }) => ({
    subject: 'A backup code was used',
    paragraphs: [`A backup code of your account ${account} was used. It cannot be used again.`],
    ...takeBack,
  }),
  'backup-codes-low': (_, { account }) => ({
    subject: 'You have few backup codes left',
    paragraphs: [
      `Your account ${account} has few backup codes left. Make new ones before you need them: they are how you sign in when your authenticator is not at hand.`,
    ],
    link: { label: 'Make new backup codes', path: '/account/backup-codes' },
    ...lookAtActivity,
  }),
  'codes-slowed': (_, { account }) => ({
    subject: 'Somebody is guessing your codes',
    paragraphs: [
      `Several wrong codes in a row were entered for your account ${account}, so codes are accepted more slowly for a while. Whoever entered them knows your password.`,
    ],
    ifNotYou:
      'If you did not enter them, change your password now. Nobody has signed in: your second factor has held.',
    ifNotYouLink: { label: 'Change your password', path: '/account/password' },
  }),
  'codes-locked': (_, { account }) => ({
    subject: 'Codes are refused for your account',
    paragraphs: [
      `A hundred wrong codes in a row were entered for your account ${account}, so codes are refused now. A backup code still signs you in. Whoever entered them knows your password.`,
    ],
    ifNotYou:
      'If you did not enter them, sign in with a backup code and change your password. Nobody has signed in: your second factor has held.',
    ifNotYouLink: { label: 'Change your password', path: '/account/password' },
  }),
};

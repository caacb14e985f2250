import type { SecondFactorNotices } from '../../kinds/second-factor.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity, takeBack } from './if-not-you.ts';

export const secondFactor: Texts<SecondFactorNotices> = {
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
  'backup-codes-generated': (_, { account }) => ({
    subject: 'You have new backup codes',
    paragraphs: [
      `New backup codes were created for your account ${account}. The old ones no longer work. Throw them away.`,
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
      `Your account ${account} has few backup codes left. Create new ones before you need them. They let you sign in when you do not have your authenticator app.`,
    ],
    link: { label: 'Create new backup codes', path: '/account/backup-codes' },
    ...lookAtActivity,
  }),
  'codes-slowed': (_, { account }) => ({
    subject: 'Someone is guessing your codes',
    paragraphs: [
      `Several wrong codes in a row were entered for your account ${account}. For a while you have to wait between codes. The person who entered them knows your password.`,
    ],
    ifNotYou:
      'If you did not enter them, change your password now. No one has signed in: your second factor has protected your account.',
    ifNotYouLink: { label: 'Change your password', path: '/account/password' },
  }),
  'codes-locked': (_, { account }) => ({
    subject: 'Codes are blocked for your account',
    paragraphs: [
      `Too many wrong codes in a row were entered for your account ${account}, so codes are no longer accepted. You can still sign in with a backup code. The person who entered the codes knows your password.`,
    ],
    ifNotYou:
      'If you did not enter them, sign in with a backup code and change your password. No one has signed in: your second factor has protected your account.',
    ifNotYouLink: { label: 'Change your password', path: '/account/password' },
  }),
};

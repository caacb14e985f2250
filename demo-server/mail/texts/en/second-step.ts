import type { SecondStepNotices } from '../../kinds/second-step.ts';
import type { Texts } from '../../message/message-text.ts';

export const secondStep: Texts<SecondStepNotices> = {
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

import type { PasswordLetters, PasswordNotices } from '../../kinds/passwords.ts';
import type { Texts } from '../../message/message-text.ts';

export const passwords: Texts<PasswordNotices & PasswordLetters> = {
  'password-changed': (_, { account }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account ${account} was changed. You are signed out in every other browser.`,
    ],
    ifNotYou: 'If this was not you, reset your password by email now.',
    ifNotYouLink: { label: 'Reset your password', path: '/forgot-password' },
  }),
  'password-reset': (_, { account }) => ({
    subject: 'Your password was reset',
    paragraphs: [
      `The password of your account ${account} was reset with an emailed link. You are signed out in every browser. Your second factor has not changed.`,
    ],
    ifNotYou:
      'If this was not you, someone else can read your email. Change the password of your mailbox first, then reset your password here.',
    ifNotYouLink: { label: 'Reset your password', path: '/forgot-password' },
  }),
  'reset-password': ({ path, minutes }, { account }) => ({
    subject: 'Reset your password',
    paragraphs: [
      `Someone requested a password reset link for your account ${account}. Open the link to choose a new password. The link works once, within ${minutes} minutes. If you have a second factor, you still need it to sign in.`,
    ],
    link: { label: 'Choose a new password', path },
    ifNotYou: 'If you did not request this, do nothing. Your password stays the same.',
  }),
};

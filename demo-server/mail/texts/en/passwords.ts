import type { PasswordLetters, PasswordNotices } from '../../kinds/passwords.ts';
import type { Texts } from '../../message/message-text.ts';

export const passwords: Texts<PasswordNotices & PasswordLetters> = {
  'password-changed': (_, { account }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account ${account} was changed. Every other browser has been signed out.`,
    ],
    ifNotYou: 'If this was not you, choose a new password by mail at once.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'password-reset': (_, { account }) => ({
    subject: 'You have a new password',
    paragraphs: [
      `A new password was chosen for your account ${account}, with a link that was mailed to you. Every browser has been signed out. Your second factor is as it was.`,
    ],
    ifNotYou:
      'If this was not you, somebody else reads your mail. Change the password of your mailbox first, then choose a new one here.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'reset-password': ({ path, minutes }, { account }) => ({
    subject: 'Choose a new password',
    paragraphs: [
      `Somebody asked for a new password for your account ${account}. Open the link to choose one. It can be used once, within ${minutes} minutes. Signing in asks for your second factor as before.`,
    ],
    link: { label: 'Choose a new password', path },
    ifNotYou: 'If you did not ask for it, do nothing: your password stays as it is.',
  }),
};

import type { RecoveryLetters, RecoveryNotices } from '../../kinds/recovery.ts';
import type { Texts } from '../../message/message-text.ts';
import { momentIn } from '../../message/moment.ts';
import { takeBack } from './if-not-you.ts';

export const recovery: Texts<RecoveryNotices & RecoveryLetters> = {
  'recovery-link': ({ path, cancelPath, minutes, waitHours }, { account }) => ({
    subject: 'Get back into your account',
    paragraphs: [
      `Somebody asked to reset the second factor of your account ${account}, because the authenticator is lost. If you have a backup code, sign in with that instead.`,
      `Open the link to reset it. Your password is asked for. The link can be used once, within ${minutes} minutes.`,
      waitHours === 0
        ? 'You then sign in with your password and set up a second factor again.'
        : `The reset happens ${waitHours} hours after that, and you can cancel it until then.`,
    ],
    link: { label: 'Reset the second factor', path },
    ifNotYou:
      'If you did not ask for it, cancel it. The link alone resets nothing, but if somebody asks again and again, they may know your password: change it.',
    ifNotYouLink: { label: 'Cancel it', path: cancelPath },
  }),
  'recovery-waiting': ({ cancelPath, dueAt }, { account }) => ({
    subject: 'Your second factor is going to be reset',
    paragraphs: [
      `A link that was mailed to you was used, with your password, to reset the second factor of your account ${account}.`,
      `It is reset on ${momentIn('en', dueAt)}. Until then everything is as it was. Then you sign in with your password and set up a second factor again.`,
    ],
    ifNotYou:
      'If this was not you, cancel it now. Somebody knows your password and reads your mail: change the password of your mailbox, and then the one of your account.',
    ifNotYouLink: { label: 'Cancel the reset', path: cancelPath },
  }),
  'second-factor-reset': (_, { account }) => ({
    subject: 'Your second factor was reset',
    paragraphs: [
      `The second factor of your account ${account} was reset. Its keys and backup codes are void, and every browser has been signed out.`,
      'Sign in with your password to set up a second factor again.',
    ],
    link: { label: 'Sign in', path: '/sign-in' },
    ifNotYou:
      'If this was not you, somebody knows your password. Choose a new one now, and change the password of your mailbox, too.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'recovery-cancelled': (_, { account }) => ({
    subject: 'The reset of your second factor was cancelled',
    paragraphs: [
      `The reset of the second factor of your account ${account} was cancelled. Everything is as it was, and links that were mailed for it are void.`,
    ],
    ifNotYou:
      'If you did not ask for the reset in the first place, somebody may know your password. Choose a new one.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'recovery-withheld': ({ reason }, { account }) => ({
    subject: 'Somebody asked to reset your second factor',
    paragraphs: [
      `Somebody asked to reset the second factor of your account ${account} by mail. Nothing was changed, and no link was sent.`,
      reason === 'no-verified-address'
        ? 'Links are sent to confirmed addresses alone, and your account has none. Confirm yours while you can still sign in.'
        : 'Your password was chosen with a mailed link, and a second mailed link does not stand in for your second factor. A backup code signs you in; without one, people can help.',
    ],
    ifNotYou:
      'If this was not you, somebody may know your password or read your mail. Change the password of your mailbox first, then choose a new one here.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'security-questions-set': (_, { account }) => ({
    subject: 'Your security questions were set',
    paragraphs: [
      `Security questions were set for your account ${account}. Resetting your second factor by mail asks for their answers, beside your password.`,
    ],
    ...takeBack,
  }),
  'security-questions-removed': (_, { account }) => ({
    subject: 'Your security questions were removed',
    paragraphs: [
      `The security questions of your account ${account} were removed. Resetting your second factor by mail asks for your password alone.`,
    ],
    ...takeBack,
  }),
};

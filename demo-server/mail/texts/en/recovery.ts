import type { RecoveryLetters, RecoveryNotices } from '../../kinds/recovery.ts';
import type { Texts } from '../../message/message-text.ts';
import { momentIn } from '../../message/moment.ts';
import { takeBack } from './if-not-you.ts';

export const recovery: Texts<RecoveryNotices & RecoveryLetters> = {
  'recovery-link': ({ path, cancelPath, minutes, waitHours }, { account }) => ({
    subject: 'Get back into your account',
    paragraphs: [
      `Someone asked to reset the second factor of your account ${account}, because the authenticator app is lost. If you have a backup code, sign in with it instead.`,
      `To reset your second factor, open the link and enter your password. The link works once, within ${minutes} minutes.`,
      waitHours === 0
        ? 'You then sign in in the same browser with your password, and set up a new second factor.'
        : `The reset happens ${waitHours === 1 ? 'one hour' : `${waitHours} hours`} after that. You can cancel it until then.`,
    ],
    link: { label: 'Reset your second factor', path },
    ifNotYou:
      'If you did not ask for this, cancel it. The link alone resets nothing. But if someone asks again and again, they may know your password. Then change it.',
    ifNotYouLink: { label: 'Cancel the reset', path: cancelPath },
  }),
  'recovery-waiting': ({ cancelPath, dueAt }, { account }) => ({
    subject: 'Your second factor will be reset',
    paragraphs: [
      `Someone used an emailed link and your password to reset the second factor of your account ${account}.`,
      `It will be reset on ${momentIn('en', dueAt)}. Nothing changes until then. After that, we send you a link for setting up a new second factor.`,
    ],
    ifNotYou:
      'If this was not you, cancel the reset now. Someone knows your password and can read your email. Change the password of your mailbox first, then the password of your account.',
    ifNotYouLink: { label: 'Cancel the reset', path: cancelPath },
  }),
  'second-factor-reset': (_, { account }) => ({
    subject: 'Your second factor was reset',
    paragraphs: [
      `The second factor of your account ${account} was reset. Its keys and backup codes no longer work. You are signed out in every browser.`,
      'To set up a new second factor, open the link that we sent in another message to your confirmed addresses. The password alone does not sign anyone in until then.',
    ],
    ifNotYou:
      'If this was not you, someone knows your password. Choose a new one now, and change the password of your mailbox too.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'enrolment-link': ({ path, hours }, { account }) => ({
    subject: 'Set up a new second factor',
    paragraphs: [
      `The second factor of your account ${account} was reset. The password alone does not sign anyone in until a new one is set up.`,
      `To set one up, open the link and enter your password. The link works once, within ${hours} hours. In the browser in which you reset the second factor you can sign in without it.`,
    ],
    link: { label: 'Set up a second factor', path },
    ifNotYou:
      'If you did not ask for this, someone may know your password. Open the link, set up a second factor, and then change your password. Do not forward this message.',
  }),
  'recovery-cancelled': (_, { account }) => ({
    subject: 'The reset of your second factor was cancelled',
    paragraphs: [
      `The reset of the second factor of your account ${account} was cancelled. Nothing has changed. Links that we emailed for the reset no longer work.`,
    ],
    ifNotYou: 'If you did not ask for the reset, someone may know your password. Choose a new one.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'recovery-withheld': ({ reason }, { account }) => ({
    subject: 'Someone asked to reset your second factor',
    paragraphs: [
      `Someone asked to reset the second factor of your account ${account} by email. Nothing was changed, and no link was sent.`,
      reason === 'no-verified-address'
        ? 'We send links only to confirmed addresses, and your account has none. Confirm yours while you can still sign in.'
        : 'Your password was set with an emailed link, and a second emailed link cannot replace your second factor. Sign in with a backup code. If you have none, ask support for help.',
    ],
    ifNotYou:
      'If this was not you, someone may know your password or read your email. Change the password of your mailbox first, then choose a new one here.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'security-questions-set': (_, { account }) => ({
    subject: 'Your security questions were set',
    paragraphs: [
      `Security questions were set for your account ${account}. To reset your second factor by email, you now need the answers as well as your password.`,
    ],
    ...takeBack,
  }),
  'security-questions-removed': (_, { account }) => ({
    subject: 'Your security questions were removed',
    paragraphs: [
      `The security questions of your account ${account} were removed. To reset your second factor by email, you now need only your password.`,
    ],
    ...takeBack,
  }),
};

import type { SupportLetters, SupportNotices } from '../../kinds/support.ts';
import type { Texts } from '../../message/message-text.ts';

const cancelIt = (path: string) => ({
  ifNotYou:
    'If you did not ask for this, cancel the request: someone knows your password. Then choose a new password.',
  ifNotYouLink: { label: 'Cancel the request', path },
});

export const support: Texts<SupportNotices & SupportLetters> = {
  'support-refused': (_, { account }) => ({
    subject: 'Your support request was rejected',
    paragraphs: [
      `Support rejected the request to reset the second factor of your account ${account}. Nothing has changed.`,
    ],
    ifNotYou: 'If you did not ask for the reset, someone knows your password. Choose a new one.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'support-cancelled': (_, { account }) => ({
    subject: 'Your support request was cancelled',
    paragraphs: [
      `The request to reset the second factor of your account ${account} was cancelled. Nothing has changed.`,
    ],
    ifNotYou: 'If you did not ask for the reset, someone knows your password. Choose a new one.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'support-requested': ({ cancelPath }, { account }) => ({
    subject: 'Support was asked to reset your second factor',
    paragraphs: [
      `Someone who knows your password asked support to reset the second factor of your account ${account}. Two people review the request. Nothing changes until they decide.`,
      'If they agree, your second factor is reset and you are signed out everywhere. You set up a new one the next time you sign in with your password.',
    ],
    ...cancelIt(cancelPath),
  }),
  'support-approved-once': ({ cancelPath }, { account }) => ({
    subject: 'Your support request was approved once',
    paragraphs: [
      `One person has approved the request to reset the second factor of your account ${account}. It will be reset as soon as a second person approves the request.`,
    ],
    ...cancelIt(cancelPath),
  }),
};

import type { AccountDataLetters, AccountDataNotices } from '../../kinds/account-data.ts';
import type { Texts } from '../../message/message-text.ts';
import { momentIn } from '../../message/moment.ts';
import { takeBack } from './if-not-you.ts';

const KEPT: Readonly<Record<AccountDataNotices['deletion-cancelled']['because'], string>> = {
  kept: 'Someone who can read your email or is signed in to your account chose to keep it.',
  'credential-changed':
    'Your password, an address or a method was changed after the deletion was requested, so the request is no longer valid.',
  suspended: 'The account was suspended. Request its deletion again when the suspension is lifted.',
  'last-admin':
    'It is the only admin of the site. Make another account an admin, then request the deletion again.',
};

const ifNotYou = {
  ifNotYou:
    'If you did not request this, someone else can sign in to your account. Keep the account with the link, then change your password.',
  ifNotYouLink: { label: 'Reset your password', path: '/forgot-password' },
};

export const accountData: Texts<AccountDataNotices & AccountDataLetters> = {
  'deletion-requested': ({ path, endsAt }, { account }) => ({
    subject: 'Your account will be deleted',
    paragraphs: [
      `The deletion of your account ${account} was requested. We delete it on ${momentIn('en', endsAt)}, with everything that belongs to it. Until then it works as before.`,
      'To keep it, open the link and press the button there, or sign in and choose to keep it. A change of your password also cancels the deletion, and this link.',
    ],
    link: { label: 'Keep the account', path },
    ...ifNotYou,
  }),
  'deletion-soon': ({ path, endsAt }, { account }) => ({
    subject: 'Your account will be deleted soon',
    paragraphs: [
      `As requested, we delete your account ${account} on ${momentIn('en', endsAt)}, with everything that belongs to it. This cannot be undone.`,
      'To keep it, open the link and press the button there, or sign in and choose to keep it.',
    ],
    link: { label: 'Keep the account', path },
    ...ifNotYou,
  }),
  'deletion-cancelled': ({ because }, { account }) => ({
    subject: 'Your account will not be deleted',
    paragraphs: [`The deletion of your account ${account} was cancelled. ${KEPT[because]}`],
    ...takeBack,
  }),
  'account-deleted': ({ email }, { site }) => ({
    subject: 'Your account was deleted',
    paragraphs: [
      `We have deleted your account ${email} at ${site}, as requested, with everything that belongs to it. You can sign up again with the same address.`,
      'This is our last message to you.',
    ],
    ifNotYou: `If you did not request this, contact the administrators of ${site}. They cannot restore the account, but they should know.`,
  }),
  'data-exported': (_, { account }) => ({
    subject: 'Your data was downloaded',
    paragraphs: [
      `Someone who knows your password downloaded the data of your account ${account}: your addresses, devices and security activity. Passwords, keys and codes are not in it.`,
    ],
    ...takeBack,
  }),
};

import type { AddressLetters, AddressNotices } from '../../kinds/addresses.ts';
import type { Texts } from '../../message/message-text.ts';
import { momentIn } from '../../message/moment.ts';
import { takeBack } from './if-not-you.ts';

export const addresses: Texts<AddressNotices & AddressLetters> = {
  'account-cleared': (_, { account }) => ({
    subject: 'Set up your account again',
    paragraphs: [
      `The address of your account ${account} was confirmed for the first time. Anyone could have set up things on the account before that. So we removed every second factor, backup code, security question and other address, and ended all sessions and trusted devices.`,
      'If you had set up a second factor yourself, set it up again.',
    ],
    link: { label: 'Set up a second factor', path: '/account/two-factor' },
    ifNotYou:
      'If you did not confirm the address, someone else can read your email. Change the password of your mailbox first, then choose a new one here.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'address-added': ({ email }, { account }) => ({
    subject: 'An email address was added',
    paragraphs: [
      `The address ${email} was added to your account ${account}. Once you have confirmed it, we also send messages like this one there.`,
    ],
    ...takeBack,
  }),
  'address-removed': ({ email }, { account }) => ({
    subject: 'An email address was removed',
    paragraphs: [
      `The address ${email} was removed from your account ${account}. We will not send any more messages there.`,
    ],
    ...takeBack,
  }),
  'primary-address-changed': ({ before, email }) => ({
    subject: 'You now sign in with another address',
    paragraphs: [
      `You now sign in with ${email}, and no longer with ${before}. Links that we emailed before this change no longer work.`,
    ],
    ...takeBack,
  }),
  'account-ends': ({ path, endsAt }, { site }) => ({
    subject: 'Confirm your address, or the account is deleted',
    paragraphs: [
      `Someone created an account at ${site} with this address and has not confirmed it. We will delete the account on ${momentIn('en', endsAt)}.`,
      'To keep it, open the link, enter the password of the account and press the button there. The link works once, until then.',
    ],
    link: { label: 'Confirm this address', path },
    ifNotYou: 'If you do not know what this is about, do nothing. The account will be deleted.',
  }),
  'verify-address': ({ path, hours }, { site }) => ({
    subject: 'Confirm your email address',
    paragraphs: [
      `Someone entered this address for an account at ${site}. To confirm that it is yours, open the link and press the button there. The link works once, within ${hours} hours.`,
    ],
    link: { label: 'Confirm this address', path },
    ifNotYou: 'If you do not know what this is about, do nothing. The address will not be confirmed.',
  }),
};

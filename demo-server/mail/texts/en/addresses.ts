import type { AddressLetters, AddressNotices } from '../../kinds/addresses.ts';
import type { Texts } from '../../message/message-text.ts';
import { takeBack } from './if-not-you.ts';

export const addresses: Texts<AddressNotices & AddressLetters> = {
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
  'verify-address': ({ path, hours }, { site }) => ({
    subject: 'Confirm your email address',
    paragraphs: [
      `Someone entered this address for an account at ${site}. To confirm that it is yours, open the link and press the button there. The link works once, within ${hours} hours.`,
    ],
    link: { label: 'Confirm this address', path },
    ifNotYou: 'If you do not know what this is about, do nothing. The address will not be confirmed.',
  }),
};

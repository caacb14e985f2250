import type { AddressLetters, AddressNotices } from '../../kinds/addresses.ts';
import type { Texts } from '../../message/message-text.ts';
import { takeBack } from './if-not-you.ts';

export const addresses: Texts<AddressNotices & AddressLetters> = {
  'address-added': ({ email }, { account }) => ({
    subject: 'An e-mail address was added',
    paragraphs: [
      `The address ${email} was added to your account ${account}. Once it is confirmed, messages like this one go there, too.`,
    ],
    ...takeBack,
  }),
  'address-removed': ({ email }, { account }) => ({
    subject: 'An e-mail address was removed',
    paragraphs: [`The address ${email} was removed from your account ${account}. No more messages go there.`],
    ...takeBack,
  }),
  'primary-address-changed': ({ before, email }) => ({
    subject: 'You sign in with another address now',
    paragraphs: [
      `Your account is signed in to with ${email} now, and no longer with ${before}. Links that were mailed before are void.`,
    ],
    ...takeBack,
  }),
  'verify-address': ({ path, hours }, { site }) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: [
      `This address was given for an account at ${site}. Open the link and press the button there to confirm that you read it. It can be used once, within ${hours} hours.`,
    ],
    link: { label: 'Confirm this address', path },
    ifNotYou: 'If you do not know what this is about, do nothing: the address is then not confirmed.',
  }),
};

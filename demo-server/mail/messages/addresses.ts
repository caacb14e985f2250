import type { AddressLetters, AddressNotices } from '../kinds/addresses.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { askTo, takeBack } from './if-not-you.ts';

export const addresses: Texts<AddressNotices & AddressLetters, Sentences> = {
  'account-cleared': (_, { account }, { addresses }) => {
    const say = addresses['account-cleared'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account }), say.second],
      link: { label: say.link, path: '/account/two-factor' },
      ...askTo(say, '/forgot-password'),
    };
  },
  'address-added': ({ email }, { account }, all) => {
    const say = all.addresses['address-added'];
    return { subject: say.subject, paragraphs: [say.first({ email, account })], ...takeBack(all) };
  },
  'address-removed': ({ email }, { account }, all) => {
    const say = all.addresses['address-removed'];
    return { subject: say.subject, paragraphs: [say.first({ email, account })], ...takeBack(all) };
  },
  'primary-address-changed': ({ before, email }, _, all) => {
    const say = all.addresses['primary-address-changed'];
    return { subject: say.subject, paragraphs: [say.first({ email, before })], ...takeBack(all) };
  },
  'account-ends': ({ path, endsAt }, { site, moment }, { addresses }) => {
    const say = addresses['account-ends'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ site, when: moment(endsAt) }), say.second],
      link: { label: say.link, path },
      ifNotYou: say.ifNotYou,
    };
  },
  'verify-address': ({ path, hours }, { site }, { addresses }) => {
    const say = addresses['verify-address'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ site, hours })],
      link: { label: say.link, path },
      ifNotYou: say.ifNotYou,
    };
  },
};

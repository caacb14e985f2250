import type { AccountDataLetters, AccountDataNotices } from '../kinds/account-data.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { askTo, takeBack } from './if-not-you.ts';

export const accountData: Texts<AccountDataNotices & AccountDataLetters, Sentences> = {
  'deletion-requested': ({ path, endsAt }, { account, moment }, { accountData }) => {
    const say = accountData['deletion-requested'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account, when: moment(endsAt) }), say.second],
      link: { label: say.link, path },
      ...askTo(say, '/forgot-password'),
    };
  },
  'deletion-soon': ({ path, endsAt }, { account, moment }, { accountData }) => {
    const say = accountData['deletion-soon'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account, when: moment(endsAt) }), say.second],
      link: { label: say.link, path },
      ...askTo(say, '/forgot-password'),
    };
  },
  'deletion-cancelled': ({ because }, { account }, all) => {
    const say = all.accountData['deletion-cancelled'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account }), say.because[because]],
      ...takeBack(all),
    };
  },
  'account-deleted': ({ email }, { site }, { accountData }) => {
    const say = accountData['account-deleted'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ email, site }), say.second],
      ifNotYou: say.ifNotYou({ site }),
    };
  },
  'data-exported': (_, { account }, all) => {
    const say = all.accountData['data-exported'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...takeBack(all) };
  },
};

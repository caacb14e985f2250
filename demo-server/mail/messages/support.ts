import type { SupportLetters, SupportNotices } from '../kinds/support.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { askTo } from './if-not-you.ts';

export const support: Texts<SupportNotices & SupportLetters, Sentences> = {
  'support-refused': (_, { account }, { support }) => {
    const say = support['support-refused'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...askTo(say, '/forgot-password') };
  },
  'support-cancelled': (_, { account }, { support }) => {
    const say = support['support-cancelled'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...askTo(say, '/forgot-password') };
  },
  'support-requested': ({ cancelPath }, { account }, { support }) => {
    const say = support['support-requested'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account }), say.second],
      ...askTo(say, cancelPath),
    };
  },
  'support-approved-once': ({ cancelPath }, { account }, { support }) => {
    const say = support['support-approved-once'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...askTo(say, cancelPath) };
  },
};

import type { PasswordLetters, PasswordNotices } from '../kinds/passwords.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { askTo } from './if-not-you.ts';

export const passwords: Texts<PasswordNotices & PasswordLetters, Sentences> = {
  'password-changed': (_, { account }, { passwords }) => {
    const say = passwords['password-changed'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...askTo(say, '/forgot-password') };
  },
  'password-reset': (_, { account }, { passwords }) => {
    const say = passwords['password-reset'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...askTo(say, '/forgot-password') };
  },
  'reset-password': ({ path, minutes }, { account }, { passwords }) => {
    const say = passwords['reset-password'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account, minutes })],
      link: { label: say.link, path },
      ifNotYou: say.ifNotYou,
    };
  },
};

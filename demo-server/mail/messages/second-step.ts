import type { SecondStepNotices } from '../kinds/second-step.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { askTo } from './if-not-you.ts';

export const secondStep: Texts<SecondStepNotices, Sentences> = {
  'codes-slowed': (_, { account }, { secondStep }) => {
    const say = secondStep['codes-slowed'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...askTo(say, '/account/password') };
  },
  'codes-locked': (_, { account }, { secondStep }) => {
    const say = secondStep['codes-locked'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...askTo(say, '/account/password') };
  },
};

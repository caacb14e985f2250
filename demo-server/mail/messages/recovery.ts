import type { RecoveryLetters, RecoveryNotices } from '../kinds/recovery.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { askTo, takeBack } from './if-not-you.ts';

export const recovery: Texts<RecoveryNotices & RecoveryLetters, Sentences> = {
  'recovery-link': ({ path, cancelPath, minutes, waitHours }, { account }, { recovery }) => {
    const say = recovery['recovery-link'];
    return {
      subject: say.subject,
      paragraphs: [
        say.first({ account }),
        say.second({ minutes }),
        waitHours === 0 ? say.atOnce : say.later({ count: waitHours }),
      ],
      link: { label: say.link, path },
      ...askTo(say, cancelPath),
    };
  },
  'recovery-waiting': ({ cancelPath, dueAt }, { account, moment }, { recovery }) => {
    const say = recovery['recovery-waiting'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account }), say.second({ when: moment(dueAt) })],
      ...askTo(say, cancelPath),
    };
  },
  'second-factor-reset': (_, { account }, { recovery }) => {
    const say = recovery['second-factor-reset'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account }), say.second],
      ...askTo(say, '/forgot-password'),
    };
  },
  'enrolment-link': ({ path, hours }, { account }, { recovery }) => {
    const say = recovery['enrolment-link'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account }), say.second({ hours })],
      link: { label: say.link, path },
      ifNotYou: say.ifNotYou,
    };
  },
  'recovery-cancelled': (_, { account }, { recovery }) => {
    const say = recovery['recovery-cancelled'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...askTo(say, '/forgot-password') };
  },
  'recovery-withheld': ({ reason }, { account }, { recovery }) => {
    const say = recovery['recovery-withheld'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account }), say.because[reason]],
      ...askTo(say, '/forgot-password'),
    };
  },
  'security-questions-set': (_, { account }, all) => {
    const say = all.recovery['security-questions-set'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...takeBack(all) };
  },
  'security-questions-removed': (_, { account }, all) => {
    const say = all.recovery['security-questions-removed'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...takeBack(all) };
  },
};

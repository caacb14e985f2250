import type { PolicyNotices } from '../kinds/policy.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { askTo } from './if-not-you.ts';

export const policy: Texts<PolicyNotices, Sentences> = {
  'policy-changed': ({ requirement, graceDays, by }, { site }, { policy }) => {
    const say = policy['policy-changed'];
    const hasTime = requirement === 'everyone' || requirement === 'role';
    return {
      subject: say.subject,
      paragraphs: [
        say.first({ by, site }),
        say.requirement[requirement],
        ...(hasTime ? [say.grace({ count: graceDays })] : []),
        say.because,
      ],
      ...askTo(say, '/admin/policy'),
    };
  },
};

import type { PeopleNotices } from '../kinds/people.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { askTo, lookAtActivity } from './if-not-you.ts';

export const people: Texts<PeopleNotices, Sentences> = {
  'role-changed': ({ role }, { account, site }, all) => {
    const say = all.people['role-changed'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ site, account, role: all.roles[role] })],
      ...lookAtActivity(all),
    };
  },
  'staff-changed': ({ email, role, by }, { site }, { people, roles }) => {
    const say = people['staff-changed'];
    return {
      subject: say.subject,
      // Nobody is named if it was done at the command line.
      paragraphs: [say.first({ by: by === '' ? undefined : by, email, site, role: roles[role] }), say.second],
      ...askTo(say, '/admin/people'),
    };
  },
  'account-suspended': ({ reason }, { account, site }, { people }) => {
    const say = people['account-suspended'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ site, account }), say.second({ reason }), say.third],
      ifNotYou: say.ifNotYou({ site }),
    };
  },
  'suspension-lifted': (_, { account, site }, all) => {
    const say = all.people['suspension-lifted'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ site, account })],
      link: { label: say.link, path: '/sign-in' },
      ...lookAtActivity(all),
    };
  },
  'signed-out-by-staff': ({ reason }, { account, site }, all) => {
    const say = all.people['signed-out-by-staff'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ site, account }), say.second({ reason }), say.third],
      ...lookAtActivity(all),
    };
  },
  'staff-suspended': ({ email, change, by }, { site }, { people }) => {
    const say = people['staff-suspended'];
    return {
      subject: say[change].subject,
      paragraphs: [say[change].first({ by, email, site }), say.second],
      ...askTo(say, '/admin/people'),
    };
  },
};

import type { PeopleNotices } from '../../kinds/people.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity } from './if-not-you.ts';

const ROLES = { member: 'member', support: 'support', admin: 'admin' } as const;

export const people: Texts<PeopleNotices> = {
  'role-changed': ({ role }, { account, site }) => ({
    subject: 'Your role was changed',
    paragraphs: [
      `The administrators of ${site} changed the role of your account ${account}. Your new role: ${ROLES[role]}.`,
    ],
    ...lookAtActivity,
  }),
  'staff-changed': ({ email, role, by }, { site }) => ({
    subject: 'An account has a new role',
    paragraphs: [
      `${by === '' ? 'Someone at the command line' : by} changed the role of the account ${email} at ${site}. The new role: ${ROLES[role]}.`,
      'You receive this message because you are an admin.',
    ],
    ifNotYou: 'If you did not agree on this, check the roles and ask who changed this one.',
    ifNotYouLink: { label: 'View roles', path: '/admin/people' },
  }),
};

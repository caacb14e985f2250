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
  'account-suspended': ({ reason }, { account, site }) => ({
    subject: 'Your account was suspended',
    paragraphs: [
      `The administrators of ${site} suspended your account ${account}. They gave this reason:`,
      `“${reason}”`,
      'You are signed out everywhere, and no one can sign in to the account until the suspension is lifted. Links that we emailed before no longer work.',
    ],
    ifNotYou: `If you think this is a mistake, contact the administrators of ${site}.`,
  }),
  'suspension-lifted': (_, { account, site }) => ({
    subject: 'Your account is no longer suspended',
    paragraphs: [
      `The administrators of ${site} lifted the suspension of your account ${account}. You can sign in again. Your password and your second factor have not changed.`,
    ],
    link: { label: 'Sign in', path: '/sign-in' },
    ...lookAtActivity,
  }),
  'signed-out-by-staff': ({ reason }, { account, site }) => ({
    subject: 'You were signed out everywhere',
    paragraphs: [
      `The administrators of ${site} signed your account ${account} out everywhere. They gave this reason:`,
      `“${reason}”`,
      'You can sign in again at once. Devices that you trusted need a code again, and links that we emailed before no longer work.',
    ],
    ...lookAtActivity,
  }),
  'staff-suspended': ({ email, change, by }, { site }) => ({
    subject:
      change === 'suspended'
        ? 'An account of your team was suspended'
        : 'An account of your team is no longer suspended',
    paragraphs: [
      change === 'suspended'
        ? `${by} suspended the account ${email} at ${site}.`
        : `${by} lifted the suspension of the account ${email} at ${site}.`,
      'You receive this message because you are an admin.',
    ],
    ifNotYou: 'If you did not agree on this, check the accounts and ask who did it.',
    ifNotYouLink: { label: 'View accounts', path: '/admin/people' },
  }),
};

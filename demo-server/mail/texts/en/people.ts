import type { Requirement } from '../../../contract/index.ts';
import type { PeopleLetters, PeopleNotices } from '../../kinds/people.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity } from './if-not-you.ts';

const ROLES = { member: 'member', support: 'support', admin: 'admin' } as const;

const DEMANDS: Readonly<Record<Requirement, string>> = {
  optional: 'A second factor is now optional for everyone.',
  everyone: 'A second factor is now required for everyone.',
  role: 'A second factor is now required for one role and the roles above it.',
  sensitive: 'A second factor is now required for sensitive actions.',
};

const cancelIt = (path: string) => ({
  ifNotYou:
    'If you did not ask for this, cancel the request: someone knows your password. Then choose a new password.',
  ifNotYouLink: { label: 'Cancel the request', path },
});

export const people: Texts<PeopleNotices & PeopleLetters> = {
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
  'policy-changed': ({ requirement, graceDays, by }, { site }) => ({
    subject: 'The second-factor policy was changed',
    paragraphs: [
      `${by} changed the second-factor policy of ${site}. ${DEMANDS[requirement]}`,
      ...(requirement === 'everyone' || requirement === 'role'
        ? [`Accounts without one have ${graceDays} ${graceDays === 1 ? 'day' : 'days'} to set one up.`]
        : []),
      'You receive this message because you are an admin.',
    ],
    ifNotYou: 'If you did not agree on this, check the policy and ask who changed it.',
    ifNotYouLink: { label: 'View policy', path: '/admin/policy' },
  }),
  'support-requested': ({ cancelPath }, { account }) => ({
    subject: 'Support was asked to reset your second factor',
    paragraphs: [
      `Someone who knows your password asked support to reset the second factor of your account ${account}. Two people review the request. Nothing changes until they decide.`,
      'If they agree, your second factor is reset and you are signed out everywhere. You set up a new one the next time you sign in with your password.',
    ],
    ...cancelIt(cancelPath),
  }),
  'support-approved-once': ({ cancelPath }, { account }) => ({
    subject: 'Your support request was approved once',
    paragraphs: [
      `One person has approved the request to reset the second factor of your account ${account}. It will be reset as soon as a second person approves the request.`,
    ],
    ...cancelIt(cancelPath),
  }),
  'support-refused': (_, { account }) => ({
    subject: 'Your support request was rejected',
    paragraphs: [
      `Support rejected the request to reset the second factor of your account ${account}. Nothing has changed.`,
    ],
    ifNotYou: 'If you did not ask for the reset, someone knows your password. Choose a new one.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'support-cancelled': (_, { account }) => ({
    subject: 'Your support request was cancelled',
    paragraphs: [
      `The request to reset the second factor of your account ${account} was cancelled. Nothing has changed.`,
    ],
    ifNotYou: 'If you did not ask for the reset, someone knows your password. Choose a new one.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
};

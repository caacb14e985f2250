import type { Requirement } from '../../../contract/index.ts';
import type { PeopleLetters, PeopleNotices } from '../../kinds/people.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity } from './if-not-you.ts';

const ROLES = { member: 'an ordinary account', support: 'support', admin: 'admin' } as const;

const DEMANDS: Readonly<Record<Requirement, string>> = {
  optional: 'A second factor is everybody’s own choice now.',
  everyone: 'A second factor is demanded of everybody now.',
  role: 'A second factor is demanded of a role and those above it now.',
  sensitive: 'A second factor is demanded for sensitive actions now.',
};

const cancelIt = (path: string) => ({
  ifNotYou: 'If you did not ask for this, cancel it: somebody knows your password. Then choose a new one.',
  ifNotYouLink: { label: 'Cancel the request', path },
});

export const people: Texts<PeopleNotices & PeopleLetters> = {
  'role-changed': ({ role }, { account, site }) => ({
    subject: 'Your role was changed',
    paragraphs: [
      `The role of your account ${account} at ${site} was changed by its administration. It is now: ${ROLES[role]}.`,
    ],
    ...lookAtActivity,
  }),
  'staff-changed': ({ email, role, by }, { site }) => ({
    subject: 'Somebody has another role',
    paragraphs: [
      `${by === '' ? 'Somebody at the command line' : by} changed the role of the account ${email} at ${site}. It is now: ${ROLES[role]}.`,
      'You are told because you are an admin.',
    ],
    ifNotYou: 'If this was not agreed on, look at the roles, and ask who changed this one.',
    ifNotYouLink: { label: 'Look at the roles', path: '/admin/people' },
  }),
  'policy-changed': ({ requirement, graceDays, by }, { site }) => ({
    subject: 'The policy on second factors was changed',
    paragraphs: [
      `${by} changed the policy of ${site} on second factors. ${DEMANDS[requirement]}`,
      ...(requirement === 'everyone' || requirement === 'role'
        ? [`Accounts without one have ${graceDays} days to set one up.`]
        : []),
      'You are told because you are an admin.',
    ],
    ifNotYou: 'If this was not agreed on, look at the policy, and ask who changed it.',
    ifNotYouLink: { label: 'Look at the policy', path: '/admin/policy' },
  }),
  'support-requested': ({ cancelPath }, { account }) => ({
    subject: 'Support was asked to reset your second factor',
    paragraphs: [
      `Somebody who knows your password asked support to reset the second factor of your account ${account}. Two people look into it before anything happens; until then everything is as it was.`,
      'If they agree, the second factor is reset, you are signed out everywhere, and your next sign-in with the password sets up another one.',
    ],
    ...cancelIt(cancelPath),
  }),
  'support-approved-once': ({ cancelPath }, { account }) => ({
    subject: 'Your request to support was approved once',
    paragraphs: [
      `One person has approved the request to reset the second factor of your account ${account}. It is reset as soon as a second one approves it, too.`,
    ],
    ...cancelIt(cancelPath),
  }),
  'support-refused': (_, { account }) => ({
    subject: 'Your request to support was refused',
    paragraphs: [
      `Support refused the request to reset the second factor of your account ${account}. Everything is as it was.`,
    ],
    ifNotYou:
      'If you did not ask for the reset in the first place, somebody knows your password. Choose a new one.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
  'support-cancelled': (_, { account }) => ({
    subject: 'Your request to support was cancelled',
    paragraphs: [
      `The request to reset the second factor of your account ${account} was cancelled. Everything is as it was.`,
    ],
    ifNotYou:
      'If you did not ask for the reset in the first place, somebody knows your password. Choose a new one.',
    ifNotYouLink: { label: 'Choose a new password', path: '/forgot-password' },
  }),
};

import type { Requirement } from '../../../contract/index.ts';
import type { PolicyNotices } from '../../kinds/policy.ts';
import type { Texts } from '../../message/message-text.ts';

const DEMANDS: Readonly<Record<Requirement, string>> = {
  optional: 'A second factor is now optional for everyone.',
  everyone: 'A second factor is now required for everyone.',
  role: 'A second factor is now required for one role and the roles above it.',
  sensitive: 'A second factor is now required for sensitive actions.',
};

export const policy: Texts<PolicyNotices> = {
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
};

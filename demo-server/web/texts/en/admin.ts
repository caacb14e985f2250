/** Texts of every page of the administration. */
export const admin = {
  title: 'Administration',
  lead: 'The pages here ask for your second factor again after {{minutes}} minutes.',
  nav: 'Administration',
  needsFactorTitle: 'Set up a second factor first',
  needsFactor:
    'Support and administration require a second factor, and your account has none. Set one up, then come back.',
  prove: 'Confirm it’s you with your second factor to see this page.',
  proveButton: 'Confirm it’s you',
  more: 'Show more',
  allShown: 'There are no more entries.',
  save: 'Save',
  someone: 'an unknown person',
} as const;

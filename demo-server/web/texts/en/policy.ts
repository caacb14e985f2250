/** Who must have a second factor, and what that means for an account. */
export const policy = {
  title: 'Second-factor policy',
  lead: 'Who must have a second factor, and from when.',
  demand: 'Second factor',
  demands: {
    optional: 'Optional for everyone',
    sensitive: 'Required for sensitive actions',
    admin: 'Required for admins',
    support: 'Required for support and admins',
    everyone: 'Required for everyone',
  },
  demandHint:
    'Sensitive actions are changes to the password or to addresses, and every action that asks for the second factor again.',
  graceDays: 'Days to set one up',
  graceHint:
    'Anyone without one sees a countdown on every page. When it ends, they must set one up before they can do anything else. New accounts get the same number of days.',
  changed: 'Changed on <when/> by {{name}}.',
  never: 'No policy has been set yet.',
  saved: 'The policy is saved. Every admin is notified.',
  mustEnrol: {
    title: 'Set up a second factor first',
    recovered: 'Your second factor was reset. Set up a new one before you do anything else.',
    demanded:
      'This site requires two-factor authentication for your account. You cannot do anything else until you turn it on.',
    setUp: 'Turn on two-factor authentication',
    without: 'Continue without one',
    withoutTitle: 'Continue without a second factor?',
    withoutText:
      'Your password alone will then be enough to sign in. You can turn on two-factor authentication at any time.',
    byTitle: 'Your account needs a second factor.',
    by: 'Time left: <timer>{{left}}</timer>. After that, you cannot do anything else until you set one up.',
  },
} as const;

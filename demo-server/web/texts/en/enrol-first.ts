/** For accounts that must have a second factor, now or by a certain date. */
export const enrolFirst = {
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
} as const;

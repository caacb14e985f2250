/** For whoever must have a second factor, at once or by some day. */
export const enrolFirst = {
  title: 'Set up a second factor first',
  recovered: 'Your second factor was reset. Set up another one before you do anything else.',
  demanded:
    'This site asks a second factor of your account. Until you have one, nothing else can be reached.',
  setUp: 'Turn on two-factor authentication',
  without: 'Go on without one',
  withoutTitle: 'Go on without a second factor?',
  withoutText:
    'Your password alone is then enough to sign in. You can turn on two-factor authentication at any time.',
  byTitle: 'Your account needs a second factor.',
  by: 'Time left: <timer>{{left}}</timer>. After that, nothing else on your account can be reached.',
} as const;

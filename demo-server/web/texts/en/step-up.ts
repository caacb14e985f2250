export const stepUp = {
  title: 'Prove your second factor',
  lead: 'What you are about to do asks for it again. Type the code your authenticator shows.',
  backupLead:
    'What you are about to do asks for it again. Type one of your backup codes; it is then used up.',
  neededTitle: 'A second factor is needed',
  dangerTitle: 'A dangerous action',
  dangerLead:
    'A sample of what a site protects best: it needs your second factor proven within the last five minutes.',
  dangerText: 'Nothing is changed by it. It is only written into your security activity.',
  dangerButton: 'Do it',
  dangerDone: 'It is done, and written into your security activity.',
  dangerFactorOff: 'Your account has no second factor to ask for. Turn on two-factor authentication first.',
  proven: 'Your second factor is proven.',
  provenText: 'For the next {{left}} it is not asked for again.',
  notProven: 'You will be asked for a code.',
} as const;

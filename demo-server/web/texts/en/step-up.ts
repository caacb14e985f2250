export const stepUp = {
  title: 'Confirm it’s you',
  lead: 'This action needs your second factor again. Enter the code from your authenticator app.',
  backupLead:
    'This action needs your second factor again. Enter one of your backup codes. You can use each code only once.',
  neededTitle: 'You need a second factor',
  dangerTitle: 'A dangerous action',
  dangerLead:
    'An example of an action that a site protects well. You must have confirmed your second factor within the last {{minutes}} minutes.',
  dangerText: 'It changes nothing. It only adds an entry to your security activity.',
  dangerButton: 'Do it',
  dangerDone: 'Done. Your security activity has a new entry.',
  dangerFactorOff: 'Your account has no second factor. Turn on two-factor authentication first.',
  proven: 'Your second factor is confirmed.',
  provenText: 'You will not be asked again for {{left}}.',
  notProven: 'You will be asked for your second factor.',
  dangerWay: 'A dangerous action',
  dangerWayText: 'An example of an action that asks for your second factor again.',
  passkeyLead: 'This action needs your second factor again. Use your passkey.',
  sentLead: 'This action needs your second factor again. Send a code and enter it.',
} as const;

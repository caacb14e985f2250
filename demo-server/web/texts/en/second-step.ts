export const secondStep = {
  title: 'Enter your code',
  lead: 'Open your authenticator and type the code it shows for this site.',
  codeLabel: 'Six-digit code',
  codeHint: 'Paste works too. The code changes every 30 seconds.',
  confirm: 'Confirm',
  useBackupCode: 'Use a backup code instead',
  useAuthenticator: 'Use the authenticator instead',
  backupTitle: 'Enter a backup code',
  backupLead:
    'Type one of the codes you saved when you turned on two-factor authentication. Each works once.',
  backupLabel: 'Backup code',
  backupHint: 'Eight letters and digits, such as {{example}}. Capitals, spaces and dashes do not matter.',
  remember: 'Remember this device for 30 days',
  rememberHint: 'Only on a computer that nobody else uses. Your password is still asked for.',
  thenAgain: 'After that, sign in again.',
  ended: 'Your sign-in has ended',
  timedOut: 'The code was not entered within ten minutes. Sign in again with your password.',
  backToSignIn: 'Back to sign in',
  codesRefused:
    'Many wrong codes were tried for this account, so codes of the authenticator are refused. A backup code lets you in.',
  lockedUntil: 'The next one can be tried in {{left}}.',
  lockedOver: 'You can try again now.',
} as const;

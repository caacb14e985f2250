export const secondStep = {
  title: 'Enter your code',
  lead: 'Open your authenticator app and enter the code it shows for this site.',
  codeLabel: '{{digits}}-digit code',
  codeHint: 'You can also paste it. The code changes every {{seconds}} seconds.',
  confirm: 'Confirm',
  useBackupCode: 'Use a backup code instead',
  useAuthenticator: 'Use the authenticator app instead',
  backupTitle: 'Enter a backup code',
  backupLead:
    'Enter one of the codes you saved when you turned on two-factor authentication. Each code works once.',
  backupLabel: 'Backup code',
  backupHint: 'Letters and digits, such as {{example}}. Capitals, spaces and dashes do not matter.',
  remember: 'Trust this device for {{days}} days',
  rememberHint: 'Choose this only on a computer that no one else uses. You still need your password.',
  thenAgain: 'Then you have to sign in again.',
  ended: 'Your sign-in has ended',
  timedOut: 'You did not enter the code within {{minutes}} minutes. Sign in again with your password.',
  backToSignIn: 'Back to sign-in',
  codesRefused:
    'Too many wrong codes were entered for this account, so codes from the authenticator app are not accepted. Use a backup code. If you have none, use one of the ways below.',
  spent: 'You entered too many wrong codes. Sign in again with your password.',
  lockedUntil: 'You can try again in {{left}}.',
  lockedOver: 'You can try again now.',
  codesRefusedButPasskey:
    'Too many wrong codes were entered for this account, so codes are not accepted. Sign in with your passkey or a backup code.',
} as const;

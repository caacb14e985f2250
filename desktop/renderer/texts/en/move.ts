/** Moving accounts to another app. */
export const move = {
  title: 'Move to another app',
  text: 'Shows your accounts as QR codes in the export format of Google Authenticator. Most other apps can read them. Notes and tags are not included.',
  button: 'Show the codes…',
  ask: 'The codes contain your keys, so Countersign asks for your passphrase first.',
  show: 'Show them for two minutes',
  part: 'Code {{part}} of {{count}}',
  next: 'Next code',
  previous: 'Previous code',
  hide: 'Hide',
  hides: 'Hidden in {{seconds}} s. Anyone who sees a code can copy the accounts in it.',
  left: 'The export format does not support these accounts, so they are not included:',
  nothing: 'The export format supports none of your accounts.',
};

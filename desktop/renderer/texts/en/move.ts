/** Handing accounts to another app. */
export const move = {
  title: 'Move to another app',
  text: 'Shows your accounts as the QR codes that Google Authenticator exports. Most other apps read them. Notes and tags are not included.',
  button: 'Show the codes…',
  ask: 'The codes hold your keys, so your passphrase is asked for first.',
  show: 'Show them for two minutes',
  part: 'Code {{part}} of {{count}}',
  next: 'Next code',
  previous: 'Previous code',
  hide: 'Hide',
  hides: 'Hidden again in {{seconds}} s. Whoever sees a code can copy its accounts.',
  left: 'These stay behind, as the export has no words for them:',
  nothing: 'There is no account that this kind of export can hold.',
};

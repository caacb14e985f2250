/** Codes by text message or email. */
export const sentCodes = {
  smsInstead: 'Get a code by text message instead',
  emailInstead: 'Get a code by email instead',
  smsTitle: 'Get a code by text message',
  emailTitle: 'Get a code by email',
  lead: 'The code works once, in this browser, for {{minutes}} minutes.',
  smsAsk: 'We will send a code to your phone number.',
  emailAsk: 'We will send a code to the email address that you chose.',
  send: 'Send code',
  sentTo: 'A code is on its way to {{to}}.',
  sentAgain: 'Another code is on its way to {{to}}. The previous one no longer works.',
  resend: 'Send another code',
  resendIn: 'You can send another code in {{left}}.',
  codeHint: 'You can also paste it. Enter the latest code.',
} as const;

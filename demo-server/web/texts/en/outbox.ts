/** The outbox of a site without a mail server. */
export const outbox = {
  title: 'Outbox',
  lead: 'This site is for trying things out and has no mail server. Everyone can read here what it would send.',
  none: 'Nothing has been sent yet.',
  reload: 'Refresh',
  to: 'To {{recipient}}',
  link: 'Outbox: messages that this site would have sent',
} as const;

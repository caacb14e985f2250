/** The pages' own sentences when something goes wrong. Each other language has the server's refusals in refusals.ts. */
export const faults = {
  notUnderstood: 'This page could not read the server’s answer. Reload the page.',
  inThisPage: 'Something went wrong on this page. Reload it.',
  slow: 'The server is taking too long to answer. Try again in a moment.',
  unreached: 'The server cannot be reached. Check your connection and try again.',
  quote: '{{sentence}} If this happens again, report it and quote {{requestId}}.',
  enterPassword: 'Enter your password.',
  moreCodes_one: '{{sentence}} You have one attempt left.',
  moreCodes_other: '{{sentence}} You have {{count}} attempts left.',
} as const;

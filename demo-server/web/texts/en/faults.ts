/** What the pages themselves have to say when something goes wrong. The server's refusals are in refusals.ts. */
export const faults = {
  notUnderstood: 'The server gave an answer this page does not understand. Load the page again.',
  inThisPage: 'Something went wrong in this page. Load it again.',
  slow: 'The server is taking too long to answer. Try again in a moment.',
  unreached: 'The server cannot be reached. Check your connection, then try again.',
  quote: '{{sentence}} If it happens again, report it as {{requestId}}.',
  enterPassword: 'Enter your password.',
  moreCodes_one: '{{sentence}} You can try one more code.',
  moreCodes_other: '{{sentence}} You can try {{count}} more codes.',
} as const;

/** What an authenticator is connected as: the first method, one beside others, or in the place of another one. */
export type EnrolmentPurpose = 'first' | 'another' | 'replace';

/** Why an authenticator is connected: as the first method, in addition to others, or as a replacement. */
export type EnrolmentPurpose = 'first' | 'another' | 'replace';

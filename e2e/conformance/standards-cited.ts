/**
 * The requirements that checks name, in our own short words. A number gets in here only after it was read in the text of
 * its standard: OWASP ASVS 5.0, English edition, and NIST SP 800-63B-4, second public draft.
 */

export const ASVS: Readonly<Record<string, string>> = {
  '2.2.1': 'Input is validated against what is expected',
  '3.3.2': 'Cookies have the SameSite value that fits their purpose',
  '3.3.4': 'Session cookies are HttpOnly, and their value travels in no other way',
  '3.4.4': 'Responses have X-Content-Type-Options: nosniff',
  '3.5.1': 'Requests that forms of other sites can send are checked for their origin',
  '3.5.3': 'Sensitive functions use methods that are not safe methods',
  '6.1.1': 'Documented limits of attempts do not let strangers lock accounts',
  '6.3.1': 'Guessing and stuffing of credentials are limited, as documented',
  '6.3.3': 'Access needs more than one factor',
  '6.3.4': 'All ways to sign in are equally strong',
  '6.3.8': 'Answers do not reveal who has an account',
  '6.4.3': 'A password reset does not bypass the second factor',
  '6.4.4': 'After the loss of a factor, identity is proven as strongly as at enrolment',
  '6.5.1': 'Backup codes, sent codes and TOTP codes work once',
  '6.5.3': 'Keys and codes come from a secure random generator',
  '6.5.4': 'Backup codes and sent codes have 20 bits or more',
  '6.5.5': 'Codes have a defined lifetime; TOTP codes of 30 seconds',
  '6.5.6': 'Every factor can be revoked',
  '7.2.4': 'A sign-in starts a new session token and ends the old one',
  '7.3.2': 'Sessions have a longest lifetime',
  '7.4.1': 'Signing out ends the session on the server',
  '7.4.3': 'After a change of a factor, other sessions can be ended',
  '7.5.1': 'A change of what authenticates needs authentication again',
  '8.2.1': 'Functions are for those with permission only',
  '8.2.2': 'Data of others cannot be reached by naming it',
  '14.2.6': 'Only the sensitive data that is needed is returned',
  '14.3.2': 'Sensitive answers are not cached by browsers',
  '16.5.1': 'Errors are generic and show nothing internal',
};

export const NIST: Readonly<Record<string, string>> = {
  '§2.2': 'AAL2: two different factors',
  '§3.1.2': 'Look-up secrets, such as backup codes',
  '§3.1.2.1': 'They are random and have six digits or more',
  '§3.1.2.2': 'They work once, are hashed, and attempts are limited',
  '§3.1.4.1': 'One-time code devices: the key has 112 bits or more',
  '§3.1.4.2': 'Verifiers protect the key and accept each code once',
  '§3.1.5.2':
    'Time-based codes have a lifetime that allows for drift and typing (said of devices with an activation factor)',
  '§3.2.2': 'Failed attempts are limited for the account',
  '§4.1.2': 'Binding an authenticator to an account that exists',
  '§4.1.2.1': 'An additional authenticator needs authentication at the level of the account',
  '§4.1.2.2': 'A binding code works once and for ten minutes',
  '§4.1.4': 'The old authenticator is invalidated after the new one was used',
  '§4.2': 'Account recovery, and what it requires at each level',
  '§4.2.1.1': 'Saved recovery codes: once, hashed, limited, and replaced by a new set',
  '§4.2.1.2': 'Issued recovery codes: to confirmed addresses; by email for 24 hours at most',
  '§4.5': 'Invalidation ends the binding of an authenticator',
  '§5.1': 'Session secrets come with authentication, time out, and are protected against forged requests',
  '§5.1.1': 'Session cookies: Secure, HttpOnly, SameSite',
};

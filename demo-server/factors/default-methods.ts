import { METHODS_BY_STRENGTH, type TwoFactorMethod } from '../contract/index.ts';

/**
 * What people can add when nobody says. In production only what NIST SP 800-63B lets stand without reservations: text
 * messages are restricted there (§3.2.9), and mail is no out-of-band authenticator at all (§3.1.3.1).
 */
export const DEFAULT_METHODS: Readonly<Record<'development' | 'production', readonly TwoFactorMethod[]>> = {
  development: METHODS_BY_STRENGTH,
  production: ['passkey', 'totp'],
};

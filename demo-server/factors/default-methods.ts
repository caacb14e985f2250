import { METHODS_BY_STRENGTH, type TwoFactorMethod } from '../contract/index.ts';

/**
 * The methods on offer if no setting names them. In production only methods that NIST SP 800-63B accepts without
 * limits: it restricts text messages (§3.2.9), and does not accept email as an out-of-band authenticator (§3.1.3.1).
 */
export const DEFAULT_METHODS: Readonly<Record<'development' | 'production', readonly TwoFactorMethod[]>> = {
  development: METHODS_BY_STRENGTH,
  production: ['passkey', 'totp'],
};

import type { ActivityReason, TwoFactorMethod } from '../contract/index.ts';

/** The audit log's name for each method. */
export const METHOD_REASON = {
  totp: 'method-totp',
  email: 'method-email',
  sms: 'method-sms',
  passkey: 'method-passkey',
} as const satisfies Record<TwoFactorMethod, ActivityReason>;

import type { ActivityReason, TwoFactorMethod } from '../contract/index.ts';

/** Which method something was about, as the audit log has it. */
export const METHOD_REASON = {
  totp: 'method-totp',
  email: 'method-email',
  sms: 'method-sms',
  passkey: 'method-passkey',
} as const satisfies Record<TwoFactorMethod, ActivityReason>;

import type { Offered } from '../factors/factor.ts';

/** Returns the proof of the second factor in a body, if there is one. */
export function offeredIn(body: {
  code?: string | undefined;
  backupCode?: string | undefined;
}): Offered | undefined {
  if (body.code !== undefined) return { factor: 'totp', code: body.code };
  if (body.backupCode !== undefined) return { factor: 'backup-code', code: body.backupCode };
  return undefined;
}

import type { Offered } from '../factors/factor.ts';

/** The second factor in a body, if one came along. */
export function offeredIn(body: {
  code?: string | undefined;
  backupCode?: string | undefined;
}): Offered | undefined {
  if (body.code !== undefined) return { factor: 'totp', code: body.code };
  if (body.backupCode !== undefined) return { factor: 'backup-code', code: body.backupCode };
  return undefined;
}

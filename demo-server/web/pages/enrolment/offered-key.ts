import { parseKeyUri } from '../../../../shared/key-uri.ts';
import type { ReplyOf, routes } from '../../../contract/index.ts';
import { toLocalTime } from '../../time/server-clock.ts';

/** A key that waits for its first code, and the backup codes that count once it has had it. */
export interface OfferedKey {
  /** The key URI, for the QR. */
  uri: string;
  /** The key in Base32, to type by hand. */
  secret: string;
  issuer: string;
  account: string;
  backupCodes: readonly string[];
  /** Until when it can be confirmed, in this computer's Unix milliseconds. */
  deadline: number;
}

/** @throws KeyUriError when the server's key URI cannot be read */
export function readOfferedKey({
  totpURI,
  backupCodes,
  expiresAt,
}: ReplyOf<typeof routes.beginEnrolment>): OfferedKey {
  const { secret, issuer, account } = parseKeyUri(totpURI);
  return { uri: totpURI, secret, issuer, account, backupCodes, deadline: toLocalTime(expiresAt) };
}

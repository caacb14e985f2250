import { parseKeyUri } from '../../../../shared/key-uri.ts';
import type { ReplyOf, routes } from '../../../contract/index.ts';
import { toLocalTime } from '../../time/server-clock.ts';

/** A key that waits for its first code. Its backup codes become valid with that code. */
export interface OfferedKey {
  /** The key URI for the QR code. */
  uri: string;
  /** The key in Base32, to type by hand. */
  secret: string;
  issuer: string;
  account: string;
  backupCodes: readonly string[];
  /** When the key expires unless it is confirmed, in this computer's Unix milliseconds. */
  deadline: number;
}

/** Reads the server's offer. @throws KeyUriError if its key URI cannot be read */
export function readOfferedKey({
  totpURI,
  backupCodes,
  expiresAt,
}: ReplyOf<typeof routes.beginEnrolment>): OfferedKey {
  const { secret, issuer, account } = parseKeyUri(totpURI);
  return { uri: totpURI, secret, issuer, account, backupCodes, deadline: toLocalTime(expiresAt) };
}

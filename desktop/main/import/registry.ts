/**
 * Every importer, in the order in which a file is compared with them: formats with their own mark first, formats
 * without a mark last. The documentation's table and the app's list come from this list.
 */
import { aegis } from './formats/aegis.ts';
import { andOtp } from './formats/andotp.ts';
import { applePasswords } from './formats/apple-passwords.ts';
import { authenticatorPlus } from './formats/authenticator-plus.ts';
import { authy } from './formats/authy.ts';
import { battleNet } from './formats/battlenet.ts';
import { bitwarden } from './formats/bitwarden.ts';
import { bitwardenAuthenticator } from './formats/bitwarden-authenticator.ts';
import { countersign } from './formats/countersign.ts';
import { cxf } from './formats/cxf.ts';
import { dashlaneCsv } from './formats/dashlane-csv.ts';
import { dashlaneJson } from './formats/dashlane-json.ts';
import { duo } from './formats/duo.ts';
import { enpass } from './formats/enpass.ts';
import { ente } from './formats/ente.ts';
import { freeOtp } from './formats/freeotp.ts';
import { freeOtpPlus } from './formats/freeotp-plus.ts';
import { googleAuthenticator } from './formats/google-authenticator.ts';
import type { ImportFormat } from './formats/import-format.ts';
import { keePass } from './formats/keepass.ts';
import { keePassXcCsv } from './formats/keepassxc-csv.ts';
import { keyUris } from './formats/key-uris.ts';
import { lastPassAuthenticator } from './formats/lastpass-authenticator.ts';
import { lastPassCsv } from './formats/lastpass-csv.ts';
import { microsoftAuthenticator } from './formats/microsoft-authenticator.ts';
import { onePassword1pux } from './formats/one-password-1pux.ts';
import { onePasswordCsv } from './formats/one-password-csv.ts';
import { protonAuthenticator } from './formats/proton-authenticator.ts';
import { protonPass } from './formats/proton-pass.ts';
import { raivo } from './formats/raivo.ts';
import { steam } from './formats/steam.ts';
import { stratum } from './formats/stratum.ts';
import { strongboxCsv } from './formats/strongbox-csv.ts';
import { totpAuthenticator } from './formats/totp-authenticator.ts';
import { twoFas } from './formats/two-fas.ts';
import { winAuth } from './formats/winauth.ts';

export const FORMATS: readonly ImportFormat[] = [
  countersign,
  aegis,
  twoFas,
  bitwardenAuthenticator,
  bitwarden,
  ente,
  protonAuthenticator,
  protonPass,
  stratum,
  freeOtp,
  freeOtpPlus,
  googleAuthenticator,
  keePass,
  keePassXcCsv,
  lastPassAuthenticator,
  lastPassCsv,
  onePassword1pux,
  strongboxCsv,
  applePasswords,
  onePasswordCsv,
  dashlaneCsv,
  dashlaneJson,
  enpass,
  andOtp,
  raivo,
  battleNet,
  steam,
  authy,
  duo,
  microsoftAuthenticator,
  cxf,
  authenticatorPlus,
  winAuth,
  totpAuthenticator,
  keyUris,
];

export function formatById(id: string): ImportFormat | undefined {
  return FORMATS.find((format) => format.id === id);
}

/**
 * Returns the formats that a person may mean: by the id or the name, or a part of it, in any spelling. “Proton” is two
 * formats.
 */
export function formatsNamed(text: string): readonly ImportFormat[] {
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = plain(text);
  const those = (fits: (name: string) => boolean) =>
    FORMATS.filter(({ id, name }) => fits(plain(id)) || fits(plain(name)));
  const exact = those((name) => name === wanted);
  return exact.length > 0 || wanted === '' ? exact : those((name) => name.includes(wanted));
}

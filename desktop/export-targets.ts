/** Where accounts can go. No schema is here, so pages can read it, too. */

/** Every export that the app offers, in the order of its list. */
export const EXPORT_TARGETS = [
  'countersign',
  'aegis-encrypted',
  '2fas-encrypted',
  'aegis',
  '2fas',
  'bitwarden',
  'key-uris',
  'google-screen',
  'google-pictures',
  'google-pdf',
  'google-html',
  'google-texts',
  'paper-pdf',
  'paper-html',
] as const;
export type ExportTarget = (typeof EXPORT_TARGETS)[number];

/** Accounts in one code of Google Authenticator's form, as its own app makes them. */
export const ACCOUNTS_A_CODE = 10;
/** The same for readers that fail above it. */
export const FEW_ACCOUNTS_A_CODE = 5;

/** Whether the export is encrypted with a password that the user chooses. */
export function isEncryptedTarget(target: ExportTarget): boolean {
  return target === 'countersign' || target === 'aegis-encrypted' || target === '2fas-encrypted';
}

/** Whether the export consists of codes with several accounts each. */
export function isGoogleTarget(target: ExportTarget): boolean {
  return target.startsWith('google-');
}

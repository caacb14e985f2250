/** Every export. */
import { aegisEncrypted, aegisPlain } from './aegis.ts';
import { bitwardenJson } from './bitwarden.ts';
import { countersignBackup } from './countersign.ts';
import type { ExportFormat } from './export-format.ts';
import { googleSheet, googleTexts } from './google-authenticator.ts';
import { keyUriList } from './key-uris.ts';
import { accountSheet } from './sheet.ts';
import { twoFasEncrypted, twoFasPlain } from './two-fas.ts';

export const EXPORTS: readonly ExportFormat[] = [
  countersignBackup,
  aegisEncrypted,
  aegisPlain,
  twoFasEncrypted,
  twoFasPlain,
  bitwardenJson,
  keyUriList,
  googleTexts,
  googleSheet,
  accountSheet,
];

export function exportById(id: string): ExportFormat | undefined {
  return EXPORTS.find((format) => format.id === id);
}

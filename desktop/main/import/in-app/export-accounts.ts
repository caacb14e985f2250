/** Makes an export of accounts: writes it, reads it back, and saves or shows it. */
import { basename, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { MINUTE, SECOND } from '../../../../shared/durations.ts';
import { ACCOUNTS_A_CODE, type ExportTarget, FEW_ACCOUNTS_A_CODE } from '../../../export-targets.ts';
import type { Exported, ExportLosses } from '../../../ipc/export.ts';
import { sentences } from '../../texts/texts.ts';
import type { Entry, Vault } from '../../vault/vault.ts';
import type { ImportedAccount } from '../account/imported-account.ts';
import { exportById } from '../export/registry.ts';
import { lossesOf, type WriteOptions, writeExport, writePictures } from '../export/write-export.ts';
import { accountOfEntry } from '../formats/countersign.ts';
import { openFile } from '../open-file.ts';
import { saveForOwner } from './save-for-owner.ts';

/** What a target is made of: an export of the registry, and the form in which it is given out. */
const TARGETS: Readonly<
  Record<ExportTarget, { format: string; as: 'file' | 'pdf' | 'pictures' | 'screen' }>
> = {
  countersign: { format: 'countersign', as: 'file' },
  'aegis-encrypted': { format: 'aegis-encrypted', as: 'file' },
  '2fas-encrypted': { format: '2fas-encrypted', as: 'file' },
  aegis: { format: 'aegis', as: 'file' },
  '2fas': { format: '2fas', as: 'file' },
  bitwarden: { format: 'bitwarden', as: 'file' },
  'key-uris': { format: 'key-uris', as: 'file' },
  'google-screen': { format: 'google-authenticator-html', as: 'screen' },
  'google-pictures': { format: 'google-authenticator-html', as: 'pictures' },
  'google-pdf': { format: 'google-authenticator-html', as: 'pdf' },
  'google-html': { format: 'google-authenticator-html', as: 'file' },
  'google-texts': { format: 'google-authenticator', as: 'file' },
  'paper-pdf': { format: 'html', as: 'pdf' },
  'paper-html': { format: 'html', as: 'file' },
};

/** How long codes are shown, in milliseconds. Another app needs time to read several codes. */
const SHOWN_FOR = 2 * MINUTE;
const SHOWN_FOR_EACH = 20 * SECOND;
/** The most names in a loss. The page cannot show more. */
const MOST_NAMES = 200;

export interface ExportParts {
  vault: Vault;
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** Starts import-worker.ts, which reads the export back. */
  startWorker: () => Promise<Worker>;
  /** Makes a PDF of an HTML page. */
  toPdf: (html: Uint8Array) => Promise<Uint8Array>;
  /** Shows the system's dialog. `undefined` if the user closes it. @param name the suggested name */
  chooseNewFile: (name: string) => Promise<string | undefined>;
  chooseFolderFor: () => Promise<string | undefined>;
}

export interface ExportRequest {
  target: ExportTarget;
  password: string | undefined;
  fiveACode: boolean;
}

/** Returns what an export of these entries cannot hold. */
export function lossesFor(target: ExportTarget, entries: readonly Entry[]): ExportLosses {
  return lossesIn(TARGETS[target].format, entries.map(accountOfEntry));
}

/**
 * Writes the export. `undefined` if the user chooses no file.
 *
 * @throws ImportFailure of the export, Failure `store-failed`
 */
export async function exportAccounts(
  { target, password, fiveACode }: ExportRequest,
  entries: readonly Entry[],
  parts: ExportParts,
): Promise<Exported | undefined> {
  const given = entries.map(accountOfEntry);
  const { now } = parts;
  const { format, as } = TARGETS[target];
  const options: WriteOptions = {
    password,
    accountsACode: fiveACode ? FEW_ACCOUNTS_A_CODE : ACCOUNTS_A_CODE,
    now: now(),
    readBack: (bytes) => openFile(parts.startWorker, bytes, password),
    ...(as === 'pdf' && { convert: parts.toPdf }),
  };
  const { kept: count } = lossesIn(format, given);
  if (as === 'file' || as === 'pdf') {
    const { bytes } = await writeExport(format, given, options);
    const extension = as === 'pdf' ? 'pdf' : exportById(format)?.extension;
    const path = await parts.chooseNewFile(`${fileName(target, now())}.${extension}`);
    // The vault may have been locked while the dialog was open.
    parts.vault.entries();
    if (path === undefined) return undefined;
    await saveForOwner([{ path, bytes }]);
    return { kind: 'saved', names: [basename(path)], count };
  }
  const { pictures } = await writePictures(given, options);
  parts.vault.entries();
  if (as === 'screen') {
    const shownFor = Math.max(SHOWN_FOR, SHOWN_FOR_EACH * pictures.length);
    const urls = pictures.map((png) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
    return { kind: 'shown', pictures: urls, count, hidesAt: now() + shownFor };
  }
  const folder = await parts.chooseFolderFor();
  parts.vault.entries();
  if (folder === undefined) return undefined;
  const files = pictures.map((bytes, at) => ({
    path: join(folder, `${fileName(target, now())}-${at + 1}-${pictures.length}.png`),
    bytes,
  }));
  await saveForOwner(files);
  return { kind: 'saved', names: files.map(({ path }) => basename(path)), count };
}

/** Returns what the export cannot hold: each reason once, with its accounts. */
function lossesIn(format: string, accounts: readonly ImportedAccount[]): ExportLosses {
  const losses = lossesOf(format, accounts);
  const groups = Map.groupBy(losses, ({ reason }) => reason);
  return {
    losses: [...groups].map(([reason, alike]) => ({
      reason,
      count: alike.length,
      leftOut: alike.some(({ leftOut }) => leftOut),
      accounts: alike.slice(0, MOST_NAMES).map(({ entry }) => entry || sentences().advice.noName),
    })),
    kept: accounts.length - losses.filter(({ leftOut }) => leftOut).length,
  };
}

/** Returns a file name without its ending. It says what the file is and its day, and names no account. */
function fileName(target: ExportTarget, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10);
  return target === 'countersign' ? `countersign-export-${day}` : `countersign-${target}-${day}`;
}

/** Handlers of the requests that import another app's export. */
import type { FoundReport } from '../../../ipc/found.ts';
import type { NewAccount } from '../../accounts/bring-in.ts';
import type { RestEntry } from '../../found/found.ts';
import type { HandlersOf } from '../../ipc/answer.ts';
import { sentences } from '../../texts/texts.ts';
import type { Vault } from '../../vault/vault.ts';
import type { ImportedFile } from '../account/imported-account.ts';
import type { ImportDesk } from './import-desk.ts';
import { newAccountOf } from './imported-entry.ts';

export interface ImportHandlerParts {
  vault: Vault;
  desk: ImportDesk;
  /** Shows the system's file dialog. `undefined` if the user closes it. */
  chooseImportFile: () => Promise<string | undefined>;
}

/** An opened file for the review. */
export interface FileForReview {
  /** The file's name. */
  name: string;
  /** The app's name. */
  app: string;
  accounts: NewAccount[];
  problems: string[];
  /** Entries that make no codes. */
  rest: RestEntry[];
}

export interface ImportHandlers {
  handlers: HandlersOf<'import'>;
  /** Forgets every waiting file. Part of locking. */
  forget: () => void;
}

/** @param review makes a report of the file, for the review */
export function importHandlers(
  { vault, desk, chooseImportFile }: ImportHandlerParts,
  review: (file: FileForReview) => FoundReport,
): ImportHandlers {
  const handlers: HandlersOf<'import'> = {
    'import:apps': async () => {
      const { FORMATS } = await import('../registry.ts');
      const formats = FORMATS.map(({ id, name }) => ({ id, name, files: sentences().importFormats[id] }));
      const without = Object.entries(sentences().withoutExport).map(([id, app]) => ({ id, ...app }));
      return { formats: formats.sort(byName), withoutExport: without.sort(byName) };
    },
    'import:choose': async () => {
      vault.entries();
      const path = await chooseImportFile();
      // The vault may have been locked while the dialog was open.
      vault.entries();
      if (path !== undefined) desk.replaceFirst(path);
      return { ...desk.waiting, isNew: path !== undefined };
    },
    'import:waiting': () => desk.waiting,
    'import:open': async (request) => {
      vault.entries();
      const { name = '' } = desk.waiting;
      const file = await desk.open(request);
      // The vault may have been locked meanwhile.
      vault.entries();
      if ('memory' in file) return { kind: 'memory', bytes: file.memory };
      const report = review(await forReview(name, file));
      desk.discard();
      return { kind: 'report', report };
    },
    'import:stop': () => {
      desk.stop();
      return undefined;
    },
    'import:discard': () => desk.discard(),
  };
  return { handlers, forget: () => desk.forget() };
}

/** The most names in the sentence about entries without a second factor. */
const MOST_NAMES = 3;

async function forReview(name: string, file: ImportedFile): Promise<FileForReview> {
  const { formatById } = await import('../registry.ts');
  const { importEntry } = sentences();
  const { accounts, problems, skipped } = file;
  const names = skipped.slice(0, MOST_NAMES).map(({ entry }) => entry);
  return {
    name,
    app: formatById(file.format)?.name ?? file.format,
    accounts: accounts.map(newAccountOf),
    problems: [
      ...problems.map(({ entry, reason }) => importEntry.problem({ entry, reason })),
      ...(skipped.length > 0
        ? [
            skipped.length > names.length
              ? importEntry.skippedSome({ count: skipped.length, names })
              : importEntry.skipped({ count: skipped.length, names }),
          ]
        : []),
    ],
    rest: [...problems, ...skipped].flatMap(({ entry, reason, kept }) =>
      kept ? [{ entry, reason, fields: kept.fields }] : [],
    ),
  };
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name);
}

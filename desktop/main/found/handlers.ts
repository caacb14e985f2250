/** Handlers of the requests that scan for codes, report them and save them. */
import { randomUUID } from 'node:crypto';
import { isBareKey } from '../../../shared/bare-key.ts';
import { detailsOf } from '../../account-fields.ts';
import type { Emit } from '../../ipc/events.ts';
import type { FoundReport, LookProgress, SavedFound } from '../../ipc/found.ts';
import type { RequestOf } from '../../ipc/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { NewAccount, Saved } from '../accounts/bring-in.ts';
import { keyFromTyped } from '../accounts/typed-key.ts';
import type { HandlersOf } from '../ipc/answer.ts';
import { Failure } from '../ipc/failure.ts';
import { type SeveralHandlerParts, takeJoiningCode } from '../sync/handlers.ts';
import { sentences } from '../texts/texts.ts';
import type { VaultHandlerParts } from '../vault/handler-parts.ts';
import { takeKitParts } from '../vault/kit-handlers.ts';
import type { Vault } from '../vault/vault.ts';
import type { Findings, FoundReports, RestEntry } from './found.ts';
import { type Look, Looks } from './looks.ts';
import { requireKeyIn } from './pasted-text.ts';
import { pictureInText } from './picture-in-text.ts';
import { readText } from './read-text.ts';
import { watchForParts } from './watch-for-parts.ts';
import type { WatchedFolder } from './watched-folder.ts';

export interface FoundHandlerParts
  extends Pick<VaultHandlerParts, 'kit'>,
    Pick<SeveralHandlerParts, 'several'> {
  vault: Vault;
  accounts: Accounts;
  found: FoundReports;
  scanScreens: Look;
  /** `undefined` if the user closes the dialog. */
  openImages: Look;
  /** Pictures and documents as bytes. */
  readPictures: (files: { name: string; bytes: Uint8Array }[], more: number) => Look;
  readClipboard: Look;
  readHandedOver: Look;
  /** `undefined` if the user leaves without drawing. */
  scanRegion: Look;
  region: { end: (chosen: RequestOf<'region:chosen'> | undefined) => void };
  camera: {
    open: () => Promise<void>;
    close: () => void;
    look: (frame: RequestOf<'camera:frame'>) => Promise<Findings>;
  };
  folder: {
    /** `undefined` if the user chooses no folder. */
    choose: () => Promise<string | undefined>;
    watched: Pick<WatchedFolder, 'start' | 'stop' | 'take' | 'view'>;
  };
  /** Like `scanScreens`, but the app's windows stay visible. The signal ends a share that stays open between scans. */
  glanceAtScreens: (signal: AbortSignal) => Promise<Findings>;
  /** Writes entries that make no codes into a file. `undefined` if the user chooses none. */
  keepRest: (rest: readonly RestEntry[]) => Promise<{ name: string } | undefined>;
  emit: Emit;
}

type FoundSubjects = 'found' | 'region' | 'camera' | 'folder';

export interface FoundHandlers {
  handlers: HandlersOf<FoundSubjects>;
  /** Makes a report of accounts from another app's export. */
  review: (
    accounts: readonly NewAccount[],
    from: { name: string; app: string; problems: string[]; rest: readonly RestEntry[] },
  ) => FoundReport;
  /** Ends every scan and discards the results. Part of locking. */
  forget: () => void;
}

export function foundHandlers(parts: FoundHandlerParts): FoundHandlers {
  const { vault, accounts, found, emit } = parts;
  let lastSave: { saveId: string; saved: Saved } | undefined;
  const report = (findings: Findings): FoundReport => {
    takeKitParts(findings.texts, parts);
    takeJoiningCode(findings.texts, parts);
    return found.report(findings, accounts.inUse());
  };
  const looks = new Looks((progress: LookProgress) => emit('found:progress', progress));
  const look = async (work: Look): Promise<FoundReport | undefined> => {
    // Throws if the vault is locked, before the window disappears: results could be neither compared nor saved.
    vault.entries();
    const findings = await looks.run(work);
    return findings && report(findings);
  };
  let watching: AbortController | undefined;
  const forget = () => {
    looks.stop();
    watching?.abort();
    parts.camera.close();
    parts.folder.watched.stop();
    found.discardAll();
    lastSave = undefined;
  };
  const handlers: HandlersOf<FoundSubjects> = {
    'found:scan-screens': () => look(parts.scanScreens),
    'found:open-image': () => look(parts.openImages),
    'found:pictures': ({ files, more }) => look(parts.readPictures(files, more)),
    'found:clipboard': () => look(parts.readClipboard),
    'found:handed-over': () => look(parts.readHandedOver),
    'found:scan-region': () => look(parts.scanRegion),
    'found:stop': () => {
      looks.stop();
      return undefined;
    },
    'folder:watch': async () => {
      vault.entries();
      const path = await parts.folder.choose();
      // The vault may have been locked while the dialog was open.
      vault.entries();
      if (path !== undefined) await parts.folder.watched.start(path);
      return path === undefined ? undefined : parts.folder.watched.view;
    },
    'folder:stop': () => {
      parts.folder.watched.stop();
      return undefined;
    },
    'folder:view': () => parts.folder.watched.view,
    'folder:take': () => {
      const name = parts.folder.watched.view?.name ?? '';
      const texts = parts.folder.watched.take();
      return texts.length === 0
        ? undefined
        : report({ searched: { kind: 'folder', name }, texts, problems: [] });
    },
    'camera:open': async () => {
      vault.entries();
      await parts.camera.open();
      return undefined;
    },
    'camera:close': () => {
      parts.camera.close();
      return undefined;
    },
    'camera:frame': async (frame) => {
      vault.entries();
      const findings = await parts.camera.look(frame);
      return found.hasNews(findings.texts) ? report(findings) : undefined;
    },
    'region:chosen': (chosen) => {
      parts.region.end(chosen);
      return undefined;
    },
    'region:leave': () => {
      parts.region.end(undefined);
      return undefined;
    },
    'found:watch': async () => {
      vault.entries();
      watching?.abort();
      const own = new AbortController();
      watching = own;
      const { signal } = own;
      try {
        return await watchForParts({ found, glance: () => parts.glanceAtScreens(signal), report, signal });
      } finally {
        // Cleared without aborting, because the next watch continues this one.
        if (watching === own) watching = undefined;
      }
    },
    'found:stop-watching': () => {
      watching?.abort();
      return undefined;
    },
    'found:key-uri': ({ text }) =>
      look(async (watch) => {
        const bytes = pictureInText(text);
        const name = sentences().place.pastedText;
        if (bytes) return parts.readPictures([{ name, bytes }], 0)(watch);
        const read = await readText(text, sentences().place.pastedText, watch);
        // One text without any key: the dialog stays open and says what it is.
        if (!read.texts.some((found) => isBareKey(found.text))) requireKeyIn(text, read.texts);
        return { searched: { kind: 'pasted' }, ...read };
      }),
    'found:typed': ({ held, ...typed }) =>
      found.reportOn(
        [
          {
            key: keyFromTyped(
              held && typed.secret === '' ? { ...typed, secret: found.keyWithoutName(held) } : typed,
            ),
            details: detailsOf(typed),
          },
        ],
        { searched: { kind: 'typed' }, source: sentences().place.typed },
        accounts.inUse(),
      ),
    'found:codes': ({ reportId }) => found.codes(reportId),
    'found:save': async ({ reportId, choices }) => {
      const saved = await accounts.bringIn(found.chosen(reportId, choices), randomUUID);
      found.discard(reportId);
      emit('accounts:changed', undefined);
      lastSave = { saveId: randomUUID(), saved };
      return { saveId: lastSave.saveId, ...outcomeOf(saved, accounts) };
    },
    'found:undo-save': async ({ saveId }) => {
      if (lastSave?.saveId !== saveId) throw new Failure('not-found', sentences().found.noUndo);
      await accounts.takeBack(lastSave.saved);
      lastSave = undefined;
      emit('accounts:changed', undefined);
      return undefined;
    },
    'found:keep-rest': async ({ reportId }) => {
      const rest = found.restOf(reportId);
      if (rest.length === 0) throw new Failure('nothing-to-save', sentences().found.noRest);
      return parts.keepRest(rest);
    },
    'found:discard': ({ reportId }) => {
      found.discard(reportId);
      return undefined;
    },
  };
  const review: FoundHandlers['review'] = (imported, { name, app, problems, rest }) =>
    found.reportOn(
      imported,
      { searched: { kind: 'import', name, app }, source: app, problems, rest },
      accounts.inUse(),
    );
  return { handlers, review, forget };
}

function outcomeOf({ added, changed }: Saved, accounts: Accounts): Omit<SavedFound, 'saveId'> {
  const replaced = changed.filter(({ after }) => after.removedAt !== undefined);
  const merged = changed.filter(({ after }) => after.removedAt === undefined).map(({ after }) => after);
  return {
    accounts: accounts.views([...added, ...merged].map(({ id }) => id)),
    added: added.length,
    replaced: replaced.length,
    merged: merged.length,
  };
}

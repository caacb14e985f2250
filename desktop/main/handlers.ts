/** What each request does, in terms of the parts that do it. */
import { randomUUID } from 'node:crypto';
import type { Events, FoundReport } from '../ipc-contract.ts';
import type { Accounts } from './accounts.ts';
import type { CodeClipboard } from './clipboard.ts';
import type { Findings, FoundReports } from './found.ts';
import type { Handlers } from './ipc.ts';
import { keyFromPastedText, keyFromTyped } from './pasted-text.ts';
import type { Vault } from './vault/vault.ts';

export interface HandlerParts {
  vault: Vault;
  accounts: Accounts;
  found: FoundReports;
  clipboard: CodeClipboard;
  scanScreens: () => Promise<Findings>;
  /** `undefined` when the person closed the dialog. */
  openImages: () => Promise<Findings | undefined>;
  /** Tells the renderer what it did not ask for. */
  emit: <E extends keyof Events>(event: E, payload: Events[E]) => void;
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { vault, accounts, found, clipboard, emit } = parts;
  const knownKeys = () => vault.entries().map(({ key }) => key);
  const report = (findings: Findings): FoundReport => found.report(findings, knownKeys());

  return {
    'vault:status': () => vault.status(),
    'vault:create': ({ passphrase }) => vault.create(passphrase),
    'vault:unlock': ({ passphrase }) => vault.unlock(passphrase),
    'vault:lock': async () => {
      const status = await vault.lock();
      accounts.forget();
      found.discardAll();
      await clipboard.clear();
      emit('vault:changed', status);
      return status;
    },
    'vault:set-aside': () => vault.setAside(),

    'accounts:list': () => accounts.list(),
    'accounts:copy': async ({ id, which }) => {
      const { code, ...names } = accounts.codeOf(id, which);
      return { ...names, clearsAt: await clipboard.copy(code) };
    },
    'accounts:next-counter': ({ id }) => accounts.nextCounter(id),
    'accounts:rename': (request) => accounts.rename(request),
    'accounts:remove': async ({ id }) => {
      await accounts.remove(id);
      return undefined;
    },
    'accounts:restore': ({ id }) => accounts.restore(id),

    'found:scan-screens': async () => {
      // A locked vault has nothing to compare with and nowhere to save: say so before the window disappears.
      vault.entries();
      return report(await parts.scanScreens());
    },
    'found:open-image': async () => {
      vault.entries();
      const findings = await parts.openImages();
      return findings && report(findings);
    },
    'found:key-uri': ({ text }) => found.reportOn(keyFromPastedText(text), 'the pasted text', knownKeys()),
    'found:typed': (typed) => found.reportOn(keyFromTyped(typed), 'the key you typed', knownKeys()),
    'found:save': async ({ reportId, itemIds }) => {
      const added = await accounts.add(found.keysOf(reportId, itemIds), randomUUID);
      found.discard(reportId);
      emit('accounts:changed', undefined);
      return added;
    },
    'found:discard': ({ reportId }) => {
      found.discard(reportId);
      return undefined;
    },
  };
}

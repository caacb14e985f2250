/** Handlers of the requests that export accounts. Keys leave the main process only as files and as pictures of codes. */
import { isEncryptedTarget } from '../../../export-targets.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import type { HandlersOf } from '../../ipc/answer.ts';
import { Failure } from '../../ipc/failure.ts';
import { sentences } from '../../texts/texts.ts';
import type { Entry } from '../../vault/vault.ts';
import { ImportFailure } from '../account/import-failure.ts';
import type { ExportParts } from './export-accounts.ts';
import { asFailure } from './failures.ts';

// Loaded on demand: it contains every export and the QR encoder.
const loadExport = () => import('./export-accounts.ts');

export interface ExportHandlerParts extends ExportParts {
  accounts: Accounts;
}

export function exportHandlers(parts: ExportHandlerParts): HandlersOf<'export'> {
  const { vault, accounts } = parts;
  const chosen = (ids: readonly string[]): Entry[] => {
    const wanted = new Set(ids);
    const entries = accounts.inUse().filter(({ id }) => wanted.has(id));
    if (entries.length < wanted.size) throw new Failure('not-found', sentences().account.gone);
    return entries;
  };
  return {
    'export:losses': async ({ target, ids }) => {
      const { lossesFor } = await loadExport();
      return lossesFor(target, chosen(ids));
    },
    'export:write': async ({ target, ids, passphrase, password, fiveACode }) => {
      // Checked first, so that nobody types a passphrase in vain.
      chosen(ids);
      if (isEncryptedTarget(target) && password === undefined) {
        throw new Failure('password-required', sentences().exportFile.noPassword);
      }
      await vault.authenticate(passphrase, sentences().owner.to.exportAccounts);
      try {
        const { exportAccounts } = await loadExport();
        return await exportAccounts({ target, password, fiveACode }, chosen(ids), parts);
      } catch (error) {
        if (error instanceof ImportFailure) throw asFailure(error);
        throw error;
      }
    },
  };
}

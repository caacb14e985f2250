/** Handlers of the requests about earlier versions. */
import type { VersionView } from '../../ipc/versions.ts';
import type { HandlersOf } from '../ipc/answer.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { announceStatus, type VaultHandlerParts } from './handler-parts.ts';

export function versionHandlers({ vault, emit }: VaultHandlerParts): HandlersOf<'versions'> {
  const open = async (name: string) => {
    const text = await vault.versions.read(name);
    return text === undefined ? undefined : vault.openText(text);
  };
  return {
    'versions:list': async () => {
      vault.entries();
      const views: VersionView[] = [];
      // One at a time, so that the versions of a large vault are not all in memory at once.
      for (const { name, keptAt } of await vault.versions.list()) {
        const accounts = (await open(name))?.entries.length;
        views.push(accounts === undefined ? { name, keptAt } : { name, keptAt, accounts });
      }
      return views;
    },
    'versions:restore': async ({ name }) => {
      const contents = await open(name);
      if (!contents) {
        throw new Failure('not-found', sentences().vault.versionGone);
      }
      await vault.change(() => contents.entries);
      emit('accounts:changed', undefined);
      return vault.status();
    },
    'versions:use-latest': () => announceStatus(vault.useLatestVersion(), emit),
  };
}

/** Handlers of the requests about passphrases and single keys. */
import { formatKeyUri } from '../../../shared/key-uri.ts';
import { shownNames } from '../../../shared/shown-names.ts';
import { KEY_SHOWN } from '../../spans.ts';
import type { HandlersOf } from '../ipc/answer.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { announceStatus, type VaultHandlerParts } from './handler-parts.ts';

export function protectionHandlers({ vault, emit, now }: VaultHandlerParts): HandlersOf<'protection'> {
  return {
    'protection:unlock-by-system': () => announceStatus(vault.unlockBySystem(), emit),
    'protection:set-passphrase': ({ next, present }) =>
      announceStatus(vault.setPassphrase(next, present), emit),
    'protection:reveal': async ({ id, passphrase }) => {
      // Checked first: if the account is gone, the user need not type a passphrase.
      const entry = vault.entries().find((candidate) => candidate.id === id);
      if (!entry) throw new Failure('not-found', sentences().account.gone);
      await vault.authenticate(passphrase, sentences().owner.to.showKey);
      const { key } = entry;
      return {
        ...shownNames(key),
        secret: key.secret,
        keyUri: formatKeyUri(key),
        hidesAt: now() + KEY_SHOWN,
      };
    },
    'protection:quarantined': () => vault.quarantined().map(({ reason }) => ({ reason: reason() })),
  };
}

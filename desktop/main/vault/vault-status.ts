/** The vault's state, as the windows may know it. */
import type { KeyStore, VaultStatus } from '../../ipc/vault.ts';
import type { State } from './read-vault.ts';
import { hasSlot, protectionOf } from './slots.ts';

export interface Surroundings {
  keyStore: KeyStore;
  /** The vault file's absolute path. */
  path: string;
  /** The name of the system's own prompt, if there is one. */
  systemPrompt: string | undefined;
}

export function statusOf(state: State, { systemPrompt, ...common }: Surroundings): VaultStatus {
  const prompt = systemPrompt === undefined ? {} : { systemPrompt };
  switch (state.state) {
    case 'new':
      return { state: 'new', ...common };
    case 'locked': {
      const { reason, content } = state;
      // The prompt opens with the key store, so it needs the key store's slot.
      const canPrompt = reason === 'passphrase' && hasSlot(content.slots, 'key-store');
      return { state: 'locked', ...common, reason, ...(canPrompt && prompt) };
    }
    case 'open':
      return {
        state: 'open',
        ...common,
        ...prompt,
        protection: protectionOf(state.content.slots),
        readOnly: state.readOnly !== undefined,
        ...(state.readOnly !== undefined && { readOnlyBecause: state.readOnly() }),
        quarantined: state.contents.quarantined.length,
      };
    case 'unreadable':
      return { state: 'unreadable', ...common, cause: state.cause, sentence: state.sentence() };
  }
}

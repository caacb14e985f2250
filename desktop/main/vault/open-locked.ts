/** Opening a locked vault: with its passphrase, or with the key store after the system has confirmed the user. */
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { HeldVault } from './held-vault.ts';
import type { OwnerProof } from './owner-proof.ts';
import { openedState, type State } from './read-vault.ts';
import { keyByKeyStore, keyStoreSlot, withSlot } from './slots.ts';

type LockedState = Extract<State, { state: 'locked' }>;

/** Opens with the passphrase. @throws Failure `wrong-passphrase`, `too-many-guesses`, or `invalid-request` if open */
export async function openByPassphrase(
  held: HeldVault,
  proof: OwnerProof,
  passphrase: string,
): Promise<void> {
  const { content, reason } = locked(held);
  const masterKey = await proof.masterKey(content.slots, passphrase);
  held.state = await openedState(content, masterKey, held.file);
  if (reason === 'key-store-changed') await repairKeyStoreSlot(held);
  held.tell();
}

/**
 * Opens with the key store after the system's prompt.
 *
 * @throws Failure `wrong-passphrase` if the system did not confirm the user, `invalid-request` if it has no prompt
 */
export async function openBySystem(held: HeldVault, proof: OwnerProof): Promise<void> {
  const { content } = locked(held);
  await proof.askSystem(sentences().owner.to.open);
  const masterKey = await keyByKeyStore(content.slots, held.parts.keyStore);
  if (!masterKey) {
    throw new Failure('invalid-request', sentences().vault.keyStoreChanged);
  }
  held.state = await openedState(content, masterKey, held.file);
  held.tell();
}

function locked({ state }: HeldVault): LockedState {
  if (state.state === 'locked') return state;
  throw new Failure('invalid-request', sentences().vault.nothingLocked);
}

/** Writes a new key store slot after the key store was lost or reset, so that the passphrase is needed only once. */
async function repairKeyStoreSlot(held: HeldVault): Promise<void> {
  const { state, parts, keyStore } = held;
  if (state.state !== 'open' || state.readOnly !== undefined || !keyStore.available) return;
  try {
    const slot = await keyStoreSlot(state.masterKey, parts.keyStore);
    await held.write(state.masterKey, withSlot(state.content.slots, slot), state.contents);
  } catch {
    // The vault is open, so the request succeeded. The next start asks for the passphrase again.
  }
}

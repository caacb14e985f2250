/** Opening a vault with one of its slots. */
import type { Protection } from '../../ipc/vault.ts';
import type { KeyStoreAccess } from './key-store.ts';
import { unwrapWithPassphrase } from './passphrase-slot.ts';
import { KEY_BYTES, UnsealError } from './seal.ts';
import type { KeyStoreSlot, PassphraseSlot, Slot } from './vault-format.ts';

/** Returns the master key, or `undefined` if this passphrase opens no slot. */
export async function keyByPassphrase(
  slots: readonly Slot[],
  passphrase: string,
): Promise<Buffer | undefined> {
  for (const slot of slots) {
    if (slot.kind !== 'passphrase') continue;
    try {
      return await unwrapWithPassphrase(slot, passphrase);
    } catch (error) {
      if (!(error instanceof UnsealError)) throw error;
    }
  }
  return undefined;
}

/** Returns the master key, or `undefined` for another system user, a new keyring or a reinstalled system. */
export async function keyByKeyStore(
  slots: readonly Slot[],
  keyStore: KeyStoreAccess,
): Promise<Buffer | undefined> {
  for (const slot of slots) {
    if (slot.kind !== 'key-store') continue;
    try {
      const masterKey = masterKeyOf(await keyStore.unwrap(Buffer.from(slot.wrapped, 'base64')));
      if (masterKey) return masterKey;
    } catch {
      // The passphrase opens the vault in this case.
    }
  }
  return undefined;
}

/**
 * Returns the master key in a key store's text, or `undefined` for noise. Linux key stores use unauthenticated AES-CBC:
 * about one in a hundred texts of another keyring decrypts to noise. Used as a key, it would make the vault look damaged.
 */
function masterKeyOf(text: string): Buffer | undefined {
  const masterKey = Buffer.from(text, 'base64');
  return masterKey.length === KEY_BYTES && masterKey.toString('base64') === text ? masterKey : undefined;
}

export async function keyStoreSlot(masterKey: Buffer, keyStore: KeyStoreAccess): Promise<KeyStoreSlot> {
  const wrapped = await keyStore.wrap(masterKey.toString('base64'));
  return { kind: 'key-store', wrapped: wrapped.toString('base64') };
}

/** Returns the slots with this one added. It replaces a slot of the same kind. */
export function withSlot(slots: readonly Slot[], next: Slot): Slot[] {
  const kept = slots.filter((slot) => slot.kind !== next.kind);
  return next.kind === 'key-store' ? [next, ...kept] : [...kept, next];
}

export function protectionOf(slots: readonly Slot[]): Protection[] {
  return [...new Set(slots.map((slot) => slot.kind))];
}

export function hasSlot(slots: readonly Slot[], kind: Slot['kind']): boolean {
  return slots.some((slot) => slot.kind === kind);
}

export function passphraseSlotsOf(slots: readonly Slot[]): PassphraseSlot[] {
  return slots.filter((slot) => slot.kind === 'passphrase');
}

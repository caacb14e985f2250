/** Shared by the vault's tests: a key store that really encrypts, and a temporary folder. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { KeyStoreAccess } from '../key-store.ts';
import { seal, unseal } from '../seal.ts';

export { entry, RFC_SECRET } from '../fixtures/entry.ts';

/** The lowest cost that a vault file may have. Tests run the real function, but quickly. */
export const QUICK_COST = { memory: 2 ** 13, passes: 1, lanes: 1 };

/** Returns a key store in memory: AES-256-GCM with its own random key. */
export function memoryKeyStore(available = true): KeyStoreAccess {
  const key = randomBytes(32);
  return {
    describe: async () => ({ available, name: 'Test key store' }),
    wrap: async (text) => Buffer.from(seal(key, Buffer.from(text), 'key store'), 'utf8'),
    unwrap: async (wrapped) => unseal(key, wrapped.toString('utf8'), 'key store').toString('utf8'),
  };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-vault-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

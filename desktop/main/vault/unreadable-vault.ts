/** What to do with an unusable vault file. The file itself always stays. */
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { HeldVault } from './held-vault.ts';

/** Renames the file and starts without a vault. @throws Failure `invalid-request` if the vault can be read */
export async function setAside(held: HeldVault): Promise<void> {
  if (held.state.state !== 'unreadable') {
    throw new Failure('invalid-request', sentences().vault.canBeRead);
  }
  await held.file.setAside(held.state.cause, new Date(held.parts.now()));
  held.state = { state: 'new' };
}

/**
 * Restores the latest intact version in place of a damaged or missing file. A damaged file is renamed.
 *
 * @throws Failure `invalid-request` for any other vault, `not-found` without such a version
 */
export async function goOnFromLatestVersion(held: HeldVault): Promise<void> {
  const { file, state } = held;
  if (state.state !== 'unreadable' || !['damaged', 'no-read', 'missing'].includes(state.cause)) {
    throw new Failure('invalid-request', sentences().vault.notDamaged);
  }
  for (const { name } of await file.versions.list()) {
    const text = await file.versions.read(name);
    const then = await held.stateOf(text);
    if (text === undefined || (then.state !== 'open' && then.state !== 'locked')) continue;
    const now = new Date(held.parts.now());
    // Where the file is missing there is nothing to rename, and its versions stay what they are.
    if (state.cause !== 'missing') await file.setAside(state.cause, now);
    await file.write(text, now);
    held.state = then;
    return;
  }
  throw new Failure('not-found', sentences().vault.noVersionEither);
}

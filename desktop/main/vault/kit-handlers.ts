/** Handlers of the requests about the recovery kit. */
import type { HandlersOf } from '../ipc/answer.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { addMissing } from './add-missing.ts';
import type { VaultHandlerParts } from './handler-parts.ts';
import { openKit } from './recovery-kit.ts';

/** Takes the recovery kit's parts out of scanned texts. Every scan calls it, so a kit can be scanned anywhere. */
export function takeKitParts(
  texts: readonly { text: string }[],
  { kit, emit }: Pick<VaultHandlerParts, 'kit' | 'emit'>,
): void {
  if (!kit.take(texts.map(({ text }) => text))) return;
  const progress = kit.progress();
  if (progress) emit('kit:changed', progress);
}

export function kitHandlers(parts: VaultHandlerParts): HandlersOf<'kit'> {
  const { vault, kit, now } = parts;
  return {
    'kit:make': () => {
      const texts = vault.recoveryKit();
      if (!texts) {
        throw new Failure('invalid-request', sentences().kit.noPassphrase);
      }
      const accounts = vault.entries().filter(({ removedAt }) => removedAt === undefined).length;
      return { parts: texts, accounts, madeAt: now() };
    },
    'kit:progress': () => kit.progress(),
    'kit:restore': async ({ passphrase }) => {
      const whole = kit.whole();
      const { entries } = await vault.guarded(() => openKit(whole, passphrase));
      const restored = await addMissing(parts, entries);
      kit.clear();
      return restored;
    },
    'kit:discard': () => {
      kit.clear();
      return undefined;
    },
  };
}

import { SECOND } from '../../../shared/durations.ts';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { RevealedKey } from '../../ipc/protection.ts';
import { KEY_SHOWN } from '../../spans.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ProofForm } from './proof-form.tsx';

interface AskFirstProps {
  id: string;
  systemPrompt: string | undefined;
  onKey: (key: RevealedKey) => void;
  onFailure: (failure: IpcFailure | undefined) => void;
}

/** Asks for the passphrase or shows the system's authentication prompt, before a key is shown. */
export function AskFirst({ id, systemPrompt, onKey, onFailure }: AskFirstProps) {
  const t = useTexts();
  const show = async (proof: { passphrase?: string }) => {
    onFailure(undefined);
    const reply = await ask('protection:reveal', { id, ...proof });
    if (reply.ok) onKey(reply.value);
    else onFailure(reply.error);
  };
  return (
    <ProofForm
      autoFocus
      action={t('reveal.show', { seconds: KEY_SHOWN / SECOND })}
      systemAction={systemPrompt && t('reveal.with', { name: systemPrompt })}
      onProof={show}
    />
  );
}

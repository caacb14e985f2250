import { useState } from 'react';
import { Notice } from '../../../shared/ui/index.ts';
import type { SeveralView } from '../../ipc/several.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { ask } from '../bridge/bridge.ts';
import { ProofForm } from '../pieces/proof-form.tsx';
import { useTexts } from '../texts/use-texts.ts';

type OpenVault = Extract<VaultStatus, { state: 'open' }>;

/** How the owner of this vault can prove it. */
export interface Owner {
  hasPassphrase: boolean;
  systemPrompt: string | undefined;
}

export function ownerOf({ protection, systemPrompt }: OpenVault): Owner {
  return { hasPassphrase: protection.includes('passphrase'), systemPrompt };
}

export interface ShareProofProps {
  owner: Owner;
  /** What the button does. */
  action: string;
  /** What the proof is for. */
  request:
    | { channel: 'several:start'; name: string }
    | { channel: 'several:admit'; id: string }
    | { channel: 'several:remove'; id: string }
    | { channel: 'several:confirm' };
  onView: (view: SeveralView) => void;
  autoFocus?: boolean;
}

/** Asks for the owner before all accounts are shared with another computer, and before a computer is removed. */
export function ShareProof({ owner, action, request, onView, autoFocus = false }: ShareProofProps) {
  const t = useTexts();
  const [failure, setFailure] = useState<string>();
  const { hasPassphrase, systemPrompt } = owner;
  if (!hasPassphrase && systemPrompt === undefined) {
    return <Notice tone="warning">{t('several.needsPassphrase')}</Notice>;
  }
  const send = async (proof: { passphrase?: string }) => {
    setFailure(undefined);
    const reply = await sent(request, proof);
    if (reply.ok) onView(reply.value);
    else setFailure(reply.error.message);
  };
  return (
    <>
      {failure && <Notice tone="error">{failure}</Notice>}
      <ProofForm
        autoFocus={autoFocus}
        action={action}
        systemAction={systemPrompt && t('several.with', { name: systemPrompt })}
        onProof={send}
      />
    </>
  );
}

function sent(request: ShareProofProps['request'], proof: { passphrase?: string }) {
  if (request.channel === 'several:start') return ask(request.channel, { name: request.name, ...proof });
  if (request.channel === 'several:admit') return ask(request.channel, { id: request.id, ...proof });
  if (request.channel === 'several:remove') return ask(request.channel, { id: request.id, ...proof });
  return ask(request.channel, proof);
}

import { type FormEvent, useState } from 'react';
import { Button, PassphraseField } from '../../../shared/ui/index.ts';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { RevealedKey } from '../../ipc/protection.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';

interface AskFirstProps {
  id: string;
  systemPrompt: string | undefined;
  onKey: (key: RevealedKey) => void;
  onFailure: (failure: IpcFailure | undefined) => void;
}

/** Asks for the passphrase or shows the system's authentication prompt, before a key is shown. */
export function AskFirst({ id, systemPrompt, onKey, onFailure }: AskFirstProps) {
  const t = useTexts();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);

  const show = async (proof: { passphrase?: string }) => {
    setBusy(true);
    onFailure(undefined);
    const reply = await ask('protection:reveal', { id, ...proof });
    setBusy(false);
    if (reply.ok) onKey(reply.value);
    else onFailure(reply.error);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && passphrase !== '') void show({ passphrase });
  };

  return (
    <form className="page__form" onSubmit={submit} noValidate>
      <PassphraseField
        label={t('opening.passphrase')}
        autoComplete="current-password"
        autoFocus
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <Button kind="primary" type="submit" busy={busy} disabled={passphrase === ''}>
        {t('reveal.show')}
      </Button>
      {systemPrompt && (
        <Button disabled={busy} onClick={() => show({})}>
          {t('reveal.with', { name: systemPrompt })}
        </Button>
      )}
    </form>
  );
}

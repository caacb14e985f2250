import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { Fingerprint } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { ApiRefusal, sentenceOf } from '../api/api.ts';
import { meaningOfRefusal } from '../forms/code-refusal.ts';
import { useTexts } from '../texts/use-texts.ts';
import { askForPasskey } from './ask-passkey.ts';
import { PasskeysElsewhere } from './passkeys-elsewhere.tsx';
import { passkeysHere } from './passkeys-here.ts';

export interface PasskeyFormProps<Reply> {
  send: (response: AuthenticationResponseJSON) => Promise<Reply>;
  onAccepted: (reply: Reply) => void;
  onOver: (refusal: ApiRefusal) => void;
  children?: ReactNode;
  cancel: ReactNode;
}

/** Asks for a passkey when the user presses the button. */
export function PasskeyForm<Reply>({ send, onAccepted, onOver, children, cancel }: PasskeyFormProps<Reply>) {
  const t = useTexts();
  const [here] = useState(() => passkeysHere());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  async function ask() {
    setBusy(true);
    setFault(undefined);
    try {
      onAccepted(await send(await askForPasskey()));
    } catch (error) {
      setBusy(false);
      if (error instanceof ApiRefusal && ['over', 'used-up'].includes(meaningOfRefusal(error.body)))
        return onOver(error);
      setFault(sentenceOf(error));
    }
  }

  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void ask();
      }}
    >
      {fault && <Notice tone="error">{fault}</Notice>}
      {!here.can && <PasskeysElsewhere here={here} />}
      {children}
      <div className="form__foot">
        {cancel}
        {here.can && (
          <Button kind="primary" type="submit" busy={busy} icon={<Fingerprint aria-hidden="true" />}>
            {t('passkeys.use')}
          </Button>
        )}
      </div>
    </form>
  );
}

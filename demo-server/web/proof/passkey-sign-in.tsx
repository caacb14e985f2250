import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { routes } from '../../contract/index.ts';
import { send, sentenceOf } from '../api/api.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { askForPasskey } from './ask-passkey.ts';
import { PasskeysElsewhere } from './passkeys-elsewhere.tsx';
import { passkeysHere } from './passkeys-here.ts';

/** Signs in with a passkey and without a password. */
export function PasskeySignIn() {
  const { setVisitor } = useVisitor();
  const t = useTexts();
  const [here] = useState(() => passkeysHere());
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  async function signIn() {
    setAsked(true);
    setFault(undefined);
    if (!here.can) return;
    setBusy(true);
    try {
      const { user } = await send(routes.verifyPasskey, { response: await askForPasskey() });
      setVisitor({ kind: 'member', user });
    } catch (error) {
      setFault(sentenceOf(error));
      setBusy(false);
    }
  }

  return (
    <>
      {fault && <Notice tone="error">{fault}</Notice>}
      {asked && <PasskeysElsewhere here={here} />}
      <p className="page__other">
        <Button busy={busy} icon={<Fingerprint aria-hidden="true" />} onClick={() => void signIn()}>
          {t('passkeys.signIn')}
        </Button>
      </p>
    </>
  );
}

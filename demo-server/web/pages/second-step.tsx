import { useState } from 'react';
import { Button, Card, Notice } from '../../../shared/ui/index.ts';
import { routes } from '../../contract/index.ts';
import { call, sentenceOf } from '../api.ts';
import { CodeForm } from '../code-form.tsx';
import { ExpiresIn, useExpired } from '../expires-in.tsx';
import { Page } from '../page.tsx';
import { useVisitor } from '../visitor.tsx';

const TIMED_OUT = 'The code was not entered within ten minutes. Sign in again with your password.';

/** The second half of signing in. Nothing else can be reached until it is done or given up. */
export function SecondStepPage() {
  const { visitor } = useVisitor();
  return visitor?.kind === 'pending' ? <SecondStep expiresAt={visitor.expiresAt} /> : null;
}

function SecondStep({ expiresAt }: { expiresAt: number }) {
  const { become, refresh } = useVisitor();
  const expired = useExpired(expiresAt);
  const [over, setOver] = useState<string>();
  const why = over ?? (expired ? TIMED_OUT : undefined);
  if (why) return <SignInAgain why={why} />;

  return (
    <Page
      title="Enter your code"
      lead="Open your authenticator and type the code it shows for this site."
      focus="first-field"
    >
      <Card>
        <CodeForm
          submitsItself
          onConfirmed={(user) => become({ kind: 'member', user })}
          onOver={(refusal) => {
            // No key is waiting where a sign-in is: it was finished or given up in another tab.
            if (refusal.body.code === 'ENROLMENT_NOT_FOUND') void refresh();
            else setOver(refusal.body.code === 'UNAUTHORIZED' ? TIMED_OUT : refusal.message);
          }}
          cancel={<GiveUp label="Cancel" />}
        />
      </Card>
      <p className="page__other cs-small">
        <ExpiresIn deadline={expiresAt} /> After that, sign in again.
      </p>
    </Page>
  );
}

function SignInAgain({ why }: { why: string }) {
  return (
    <Page title="Your sign-in has ended">
      <Notice tone="warning">{why}</Notice>
      <div className="form__foot">
        <GiveUp label="Back to sign in" />
      </div>
    </Page>
  );
}

function GiveUp({ label }: { label: string }) {
  const { become } = useVisitor();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  async function giveUp() {
    setBusy(true);
    setFault(undefined);
    try {
      await call(routes.cancelPending);
      become({ kind: 'nobody' });
    } catch (error) {
      setFault(sentenceOf(error));
      setBusy(false);
    }
  }

  return (
    <>
      {fault && <Notice tone="error">{fault}</Notice>}
      <Button busy={busy} onClick={() => void giveUp()}>
        {label}
      </Button>
    </>
  );
}

import { ShieldCheck, ShieldOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Avatar, Button, Card, Notice } from '../../../shared/ui/index.ts';
import { routes } from '../../contract/index.ts';
import { call, sentenceOf } from '../api.ts';
import { ExpiresIn, useExpired } from '../expires-in.tsx';
import { Page } from '../page.tsx';
import { toLocalTime } from '../server-clock.ts';
import { sessionIsOver } from '../session-is-over.ts';
import { useVisitor } from '../visitor.tsx';
import './account.css';

export function AccountPage() {
  const { visitor } = useVisitor();
  if (visitor?.kind !== 'member') return null;
  const { name, email, twoFactorEnabled } = visitor.user;
  return (
    <Page title="Your account">
      <Card className="account__who">
        <Avatar name={name} />
        <div className="account__names">
          <p className="account__name" dir="auto">
            {name}
          </p>
          <p className="cs-soft">{email}</p>
        </div>
      </Card>
      <Card className="account__factor">
        <div className="account__head">
          <h2>Two-factor authentication</h2>
          <span className="badge" data-on={twoFactorEnabled || undefined}>
            {twoFactorEnabled ? <ShieldCheck aria-hidden="true" /> : <ShieldOff aria-hidden="true" />}
            {twoFactorEnabled ? 'On' : 'Off'}
          </span>
        </div>
        {twoFactorEnabled ? <TwoFactorOn /> : <TwoFactorOff />}
      </Card>
    </Page>
  );
}

function TwoFactorOn() {
  return (
    <p className="cs-soft">
      Signing in takes your password, and then the code your authenticator shows. Each code works once.
    </p>
  );
}

function TwoFactorOff() {
  const { deadline, fault, drop } = useWaitingKey();
  return (
    <>
      <p className="cs-soft">
        Whoever knows your password can sign in. With a code from your authenticator asked for as well, the
        password alone is not enough.
      </p>
      {fault && <Notice tone="error">{fault}</Notice>}
      {deadline !== undefined && <WaitingKey deadline={deadline} onDrop={drop} />}
      <div>
        <Link className="cs-button cs-button--primary" to="/account/two-factor">
          Turn on two-factor authentication
        </Link>
      </div>
    </>
  );
}

function WaitingKey({ deadline, onDrop }: { deadline: number; onDrop: () => Promise<void> }) {
  const expired = useExpired(deadline);
  const [busy, setBusy] = useState(false);
  if (expired) return null;

  async function drop() {
    setBusy(true);
    await onDrop();
    setBusy(false);
  }

  return (
    <Notice
      title="A key is waiting for its first code."
      action={
        <Button busy={busy} onClick={() => void drop()}>
          Drop the key
        </Button>
      }
    >
      It is shown only in the tab that made it. If you have closed that, start again.{' '}
      <ExpiresIn deadline={deadline} />
    </Notice>
  );
}

/** The key of this session that has not been confirmed, if there is one: until when, and how to drop it. */
function useWaitingKey() {
  const { refresh } = useVisitor();
  const [deadline, setDeadline] = useState<number>();
  const [fault, setFault] = useState<string>();

  useEffect(() => {
    let left = false;
    call(routes.getEnrolment).then(
      ({ enrolment }) => {
        if (!left && enrolment) setDeadline(toLocalTime(enrolment.expiresAt));
      },
      (error: unknown) => {
        if (left) return;
        if (sessionIsOver(routes.getEnrolment, error)) void refresh();
        else setFault(sentenceOf(error));
      },
    );
    return () => {
      left = true;
    };
  }, [refresh]);

  async function drop() {
    setFault(undefined);
    try {
      await call(routes.cancelEnrolment);
      setDeadline(undefined);
    } catch (error) {
      if (sessionIsOver(routes.cancelEnrolment, error)) await refresh();
      else setFault(sentenceOf(error));
    }
  }

  return { deadline, fault, drop };
}

import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { routes, type User } from '../../../contract/index.ts';
import { call } from '../../api.ts';
import { useVisitor } from '../../visitor.tsx';
import { ConfirmPassword } from './confirm-password.tsx';
import { Connect } from './connect.tsx';
import { Done } from './done.tsx';
import type { OfferedKey } from './offered-key.ts';
import { StartAgain } from './start-again.tsx';

type Stage =
  | { kind: 'password' }
  | { kind: 'connect'; key: OfferedKey }
  | { kind: 'over'; title: string; why: string }
  | { kind: 'done' };

/**
 * Turning two-factor authentication on. The key is in this component's state and nowhere else: leaving the page
 * forgets it.
 */
export function EnrolmentPage() {
  const { visitor, become } = useVisitor();
  const navigate = useNavigate();
  const [stage, setStage] = useState<Stage>({ kind: 'password' });
  if (visitor?.kind !== 'member') return null;
  if (visitor.user.twoFactorEnabled && stage.kind !== 'done') return <Navigate replace to="/account" />;

  const leave = () => void navigate('/account');

  async function dropKey() {
    // Without an answer the key expires by itself; the account page says so until then.
    await call(routes.cancelEnrolment).catch(() => undefined);
    leave();
  }

  function finish(user: User) {
    setStage({ kind: 'done' });
    become({ kind: 'member', user });
  }

  switch (stage.kind) {
    case 'password':
      return <ConfirmPassword onKey={(key) => setStage({ kind: 'connect', key })} onCancel={leave} />;
    case 'connect':
      return (
        <Connect
          offered={stage.key}
          onConfirmed={finish}
          onOver={(title, why) => setStage({ kind: 'over', title, why })}
          onCancel={dropKey}
        />
      );
    case 'over':
      return (
        <StartAgain
          title={stage.title}
          why={stage.why}
          onAgain={() => setStage({ kind: 'password' })}
          onCancel={dropKey}
        />
      );
    case 'done':
      return <Done />;
  }
}

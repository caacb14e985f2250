import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { routes, type User } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { SaveCodes } from '../backup-codes/save-codes.tsx';
import { ConfirmPassword } from './confirm-password.tsx';
import { Connect } from './connect.tsx';
import { Done } from './done.tsx';
import type { OfferedKey } from './offered-key.ts';
import type { EnrolmentPurpose } from './purpose.ts';
import { StartAgain } from './start-again.tsx';
import { Steps } from './steps.tsx';

type Stage =
  | { kind: 'password' }
  | { kind: 'connect'; key: OfferedKey }
  | { kind: 'over'; title: string; why: string }
  | { kind: 'codes'; codes: readonly string[] }
  | { kind: 'done' };

/** Connects an authenticator: as the first method, in addition to others, or as a replacement. */
export function EnrolmentPage() {
  const { visitor } = useVisitor();
  const t = useTexts();
  const { reply, fault } = useLoaded(routes.listMethods);
  // The state when the page was opened, because the page itself changes it.
  const [enabledBefore] = useState(visitor?.kind === 'member' && visitor.user.twoFactorEnabled);
  if (!enabledBefore) return <Enrolment purpose="first" />;
  if (reply) return <Enrolment purpose={reply.enabled.includes('totp') ? 'replace' : 'another'} />;
  if (!fault) return <p className="cs-visually-hidden">{t('frame.loading')}</p>;
  return (
    <Page title={t('enrolment.connectTitle')}>
      <Notice tone="error">{fault}</Notice>
    </Page>
  );
}

/** The key and the backup codes are only in this component's state: leaving the page forgets them. */
function Enrolment({ purpose }: { purpose: EnrolmentPurpose }) {
  const { visitor, setVisitor, refresh } = useVisitor();
  const t = useTexts();
  const navigate = useNavigate();
  const [stage, setStage] = useState<Stage>({ kind: 'password' });
  if (visitor?.kind !== 'member') return null;

  const leave = () => void navigate('/account');

  async function dropKey() {
    // If the request fails, the key expires later. The account page shows it until then.
    await call(routes.cancelEnrolment).catch(() => undefined);
    leave();
  }

  function showCodes(user: User, { backupCodes }: OfferedKey) {
    setStage({ kind: 'codes', codes: backupCodes });
    setVisitor({ kind: 'member', user });
  }

  async function finish() {
    setStage({ kind: 'done' });
    await refresh();
  }

  switch (stage.kind) {
    case 'password':
      return (
        <ConfirmPassword
          purpose={purpose}
          onKey={(key) => setStage({ kind: 'connect', key })}
          onCancel={leave}
        />
      );
    case 'connect':
      return (
        <Connect
          offered={stage.key}
          onConfirmed={(user) => showCodes(user, stage.key)}
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
    case 'codes':
      return (
        <SaveCodes
          title={t('backupCodes.title')}
          lead={t('backupCodes.lead')}
          above={<Steps current={4} />}
          codes={stage.codes}
          onSaved={() => void finish()}
        />
      );
    case 'done':
      return <Done purpose={purpose} />;
  }
}

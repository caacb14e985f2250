import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Card, Checkbox, Notice } from '../../../shared/ui/index.ts';
import { routes } from '../../contract/index.ts';
import type { PendingVisitor } from '../access.ts';
import { type ApiRefusal, call, sentenceOf } from '../api.ts';
import { CodeForm, type CodeKind } from '../code-form.tsx';
import { meaningOf } from '../code-refusal.ts';
import { ExpiresIn, useExpired } from '../expires-in.tsx';
import { Page } from '../page.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { useVisitor } from '../visitor.tsx';
import { Wait } from '../wait.tsx';

/** The second half of signing in. Nothing else can be reached until it is done or given up. */
export function SecondStepPage() {
  const { visitor } = useVisitor();
  return visitor?.kind === 'pending' ? <SecondStep pending={visitor} /> : null;
}

function SecondStep({ pending }: { pending: PendingVisitor }) {
  const { become, refresh } = useVisitor();
  const t = useTexts();
  const expired = useExpired(pending.expiresAt);
  const [kind, setKind] = useState<CodeKind>(pending.isCodeLocked ? 'backup' : 'authenticator');
  const [trustDevice, setTrustDevice] = useState(false);
  const [over, setOver] = useState<string>();
  if (over) return <SignInAgain why={over} />;
  if (expired) return <SignInAgain why={t('secondStep.timedOut')} />;
  if (pending.attemptsLeft === 0)
    return <SignInAgain why={t('secondStep.spent')} lockedUntil={pending.lockedUntil} />;

  async function end(refusal: ApiRefusal) {
    const { code } = refusal.body;
    switch (meaningOf(refusal.body)) {
      case 'backup-code-only':
        await refresh();
        return setKind('backup');
      case 'used-up':
        return refresh();
      default:
        // No key is waiting where a sign-in is: it was finished or given up in another tab.
        if (code === 'ENROLMENT_NOT_FOUND' || code === 'TWO_FACTOR_NOT_ENABLED') return refresh();
        return setOver(code === 'UNAUTHORIZED' ? t('secondStep.timedOut') : refusal.message);
    }
  }

  const isBackup = kind === 'backup';
  const route = isBackup ? routes.verifyBackupCode : routes.verifyTotp;
  return (
    <Page
      key={kind}
      title={t(isBackup ? 'secondStep.backupTitle' : 'secondStep.title')}
      lead={t(isBackup ? 'secondStep.backupLead' : 'secondStep.lead')}
      focus="first-field"
    >
      {pending.isCodeLocked && <Notice tone="warning">{t('secondStep.codesRefused')}</Notice>}
      <Card>
        <CodeForm
          kind={kind}
          submitsItself
          lockedUntil={pending.lockedUntil}
          send={(code) => call(route, { code, trustDevice })}
          onAccepted={({ user }) => become({ kind: 'member', user })}
          onOver={(refusal) => void end(refusal)}
          cancel={<GiveUp label={t('shell.cancel')} />}
        >
          <div>
            <Checkbox
              name="trust-device"
              checked={trustDevice}
              onChange={(event) => setTrustDevice(event.target.checked)}
              aria-describedby="trust-device-hint"
            >
              {t('secondStep.remember')}
            </Checkbox>
            <p className="cs-small cs-soft" id="trust-device-hint">
              {t('secondStep.rememberHint')}
            </p>
          </div>
        </CodeForm>
      </Card>
      {pending.hasBackupCodes && !pending.isCodeLocked && (
        <p className="page__other">
          <Button kind="quiet" onClick={() => setKind(isBackup ? 'authenticator' : 'backup')}>
            {t(isBackup ? 'secondStep.useAuthenticator' : 'secondStep.useBackupCode')}
          </Button>
        </p>
      )}
      <p className="page__other">
        <Link to="/recovery">{t('recovery.cantUse')}</Link>
      </p>
      <p className="page__other cs-small">
        <ExpiresIn deadline={pending.expiresAt} /> {t('secondStep.thenAgain')}
      </p>
    </Page>
  );
}

function SignInAgain({ why, lockedUntil }: { why: string; lockedUntil?: number | undefined }) {
  const t = useTexts();
  return (
    <Page title={t('secondStep.ended')}>
      <Notice tone="warning">
        {why} {lockedUntil !== undefined && <Wait until={lockedUntil} />}
      </Notice>
      <div className="form__foot">
        <GiveUp label={t('secondStep.backToSignIn')} />
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

import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Button, Card, Checkbox, Notice } from '../../../../shared/ui/index.ts';
import { type RefusalCode, routes } from '../../../contract/index.ts';
import { type ApiRefusal, call, send, sentenceOf } from '../../api/api.ts';
import { meaningOf } from '../../forms/code-refusal.ts';
import { Page } from '../../frame/page.tsx';
import { OtherWays } from '../../proof/other-ways.tsx';
import { ProofForm } from '../../proof/proof-form.tsx';
import { firstWay, openWays, type Way } from '../../proof/way.ts';
import type { PendingVisitor } from '../../session/access.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { ExpiresIn, useExpired } from '../../time/expires-in.tsx';
import { Wait } from '../../time/wait.tsx';

/** What was to be proven is not there any more. */
const GONE: readonly RefusalCode[] = [
  'ENROLMENT_NOT_FOUND',
  'TWO_FACTOR_NOT_ENABLED',
  'METHOD_NOT_ENABLED',
  'METHOD_NOT_WAITING',
];

/** The second half of signing in. Nothing else can be reached until it is done or given up. */
export function SecondStepPage() {
  const { visitor } = useVisitor();
  return visitor?.kind === 'pending' ? <SecondStep pending={visitor} /> : null;
}

const TITLES = {
  passkey: ['methods.passkeyTitle', 'methods.passkeyLead'],
  totp: ['secondStep.title', 'secondStep.lead'],
  sms: ['methods.smsTitle', 'methods.sentLead'],
  email: ['methods.emailTitle', 'methods.sentLead'],
  backup: ['secondStep.backupTitle', 'secondStep.backupLead'],
} as const satisfies Record<Way, readonly [title: string, lead: string]>;

function SecondStep({ pending }: { pending: PendingVisitor }) {
  const { become, refresh } = useVisitor();
  const t = useTexts();
  const expired = useExpired(pending.expiresAt);
  const { state } = useLocation();
  const [chosen, setChosen] = useState<Way>(() => (wantsBackupCode(state) ? 'backup' : firstWay(pending)));
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
      case 'used-up':
        return refresh();
      default:
        // No key is waiting where a sign-in is: it was finished or given up in another tab.
        if (GONE.includes(code)) return refresh();
        return setOver(code === 'UNAUTHORIZED' ? t('secondStep.timedOut') : refusal.message);
    }
  }

  const ways = openWays(pending);
  // A way may have closed meanwhile: codes that are refused, say.
  const way = ways.includes(chosen) ? chosen : firstWay(pending);
  const [title, lead] = TITLES[way];
  return (
    <Page
      key={way}
      title={t(title)}
      lead={t(lead)}
      focus={way === 'totp' || way === 'backup' ? 'first-field' : 'heading'}
    >
      {pending.isCodeLocked && (
        <Notice tone="warning">
          {t(way === 'passkey' ? 'methods.codesRefused' : 'secondStep.codesRefused')}
        </Notice>
      )}
      <Card>
        <ProofForm
          way={way}
          lockedUntil={pending.lockedUntil}
          judge={{
            code: (kind, code) =>
              kind === 'totp'
                ? call(routes.verifyTotp, { code, trustDevice })
                : kind === 'backup'
                  ? call(routes.verifyBackupCode, { code, trustDevice })
                  : call(routes.verifySentCode, { code, method: kind, trustDevice }),
            passkey: (response) => send(routes.verifyPasskey, { response, trustDevice }),
          }}
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
        </ProofForm>
      </Card>
      <OtherWays ways={ways} current={way} onChoose={setChosen} />
      <p className="page__other">
        <Link to="/recovery">{t('recovery.cantUse')}</Link>
      </p>
      <p className="page__other cs-small">
        <ExpiresIn deadline={pending.expiresAt} /> {t('secondStep.thenAgain')}
      </p>
    </Page>
  );
}

/** Whether another page sent the visitor here to enter a backup code. */
function wantsBackupCode(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'way' in state && state.way === 'backup';
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
      await call(routes.cancelSecondStep);
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

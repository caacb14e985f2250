import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Card, Checkbox, Notice } from '../../../../shared/ui/index.ts';
import {
  daysIn,
  minutesIn,
  PENDING_SESSION_MS,
  type RefusalCode,
  routes,
  SENT_CODE_MS,
  TRUSTED_DEVICE_MS,
} from '../../../contract/index.ts';
import { type ApiRefusal, call, send } from '../../api/api.ts';
import { meaningOfRefusal } from '../../forms/code-refusal.ts';
import { Page } from '../../frame/page.tsx';
import { OtherWays } from '../../proof/other-ways.tsx';
import { ProofForm } from '../../proof/proof-form.tsx';
import { firstWay, openWays, type Way } from '../../proof/way.ts';
import type { PendingVisitor } from '../../session/access.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { ExpiresIn, useExpired } from '../../time/expires-in.tsx';
import { AwaitedLink } from './awaited-link.tsx';
import { GiveUp } from './give-up.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** The server no longer has what this page wants to confirm. */
const GONE: readonly RefusalCode[] = [
  'ENROLMENT_NOT_FOUND',
  'TWO_FACTOR_NOT_ENABLED',
  'METHOD_NOT_ENABLED',
  'METHOD_NOT_WAITING',
];

/** Shows the second step of signing in. No other page is available until it is done or cancelled. */
export function SecondStepPage() {
  const { visitor } = useVisitor();
  switch (visitor?.kind) {
    case 'pending':
      return <SecondStep pending={visitor} />;
    case 'awaits-link':
      return <AwaitedLink visitor={visitor} />;
    default:
      return null;
  }
}

const TITLES = {
  passkey: ['passkeys.useTitle', 'passkeys.useLead'],
  totp: ['secondStep.title', 'secondStep.lead'],
  sms: ['sentCodes.smsTitle', 'sentCodes.lead'],
  email: ['sentCodes.emailTitle', 'sentCodes.lead'],
  backup: ['secondStep.backupTitle', 'secondStep.backupLead'],
} as const satisfies Record<Way, readonly [title: string, lead: string]>;

function SecondStep({ pending }: { pending: PendingVisitor }) {
  const { setVisitor, refresh } = useVisitor();
  const t = useTexts();
  const expired = useExpired(pending.expiresAt);
  const { state } = useLocation();
  const [chosen, setChosen] = useState<Way>(() => (wantsBackupCode(state) ? 'backup' : firstWay(pending)));
  const [trustDevice, setTrustDevice] = useState(false);
  const [over, setOver] = useState<string>();
  if (over) return <SignInAgain why={over} />;
  if (expired)
    return <SignInAgain why={t('secondStep.timedOut', { minutes: minutesIn(PENDING_SESSION_MS) })} />;
  if (pending.attemptsLeft === 0)
    return <SignInAgain why={t('secondStep.spent')} lockedUntil={pending.lockedUntil} />;

  async function end(refusal: ApiRefusal) {
    const { code } = refusal.body;
    switch (meaningOfRefusal(refusal.body)) {
      case 'backup-code-only':
      case 'used-up':
        return refresh();
      default:
        // The sign-in no longer waits: it was finished or cancelled in another tab.
        if (GONE.includes(code)) return refresh();
        return setOver(
          code === 'UNAUTHORIZED'
            ? t('secondStep.timedOut', { minutes: minutesIn(PENDING_SESSION_MS) })
            : refusal.message,
        );
    }
  }

  const ways = openWays(pending);
  // The chosen way may no longer be available, for example because codes are refused.
  const way = ways.includes(chosen) ? chosen : firstWay(pending);
  const [title, lead] = TITLES[way];
  return (
    <Page
      key={way}
      title={t(title)}
      lead={t(lead, { minutes: minutesIn(SENT_CODE_MS) })}
      focus={way === 'totp' || way === 'backup' ? 'first-field' : 'heading'}
    >
      {pending.isCodeLocked && (
        <Notice tone="warning">
          {t(way === 'passkey' ? 'secondStep.codesRefusedButPasskey' : 'secondStep.codesRefused')}
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
          onAccepted={({ user }) => setVisitor({ kind: 'member', user })}
          onOver={(refusal) => void end(refusal)}
          cancel={<GiveUp label={t('frame.cancel')} />}
        >
          <div>
            <Checkbox
              name="trust-device"
              checked={trustDevice}
              onChange={(event) => setTrustDevice(event.target.checked)}
              aria-describedby="trust-device-hint"
            >
              {t('secondStep.remember', { days: daysIn(TRUSTED_DEVICE_MS) })}
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

/** Returns whether another page sent the visitor here to enter a backup code. */
function wantsBackupCode(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'way' in state && state.way === 'backup';
}

import { useId, useState } from 'react';
import { explainVerification } from '../../../../shared/explain-verification.ts';
import { codeAt } from '../../../../shared/one-time-code.ts';
import { paragraph } from '../../../../shared/paragraph.ts';
import { Card, Notice, TextField } from '../../../../shared/ui/index.ts';
import { currentLocale } from '../../texts/translator.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { ANN, WINDOW } from './ann.ts';
import { hostOf, isFromHere, mayAskFor } from './passkey-origin.ts';

const SITE = 'bank.example';
const CHALLENGE = '3q2-7wABAgMEBQYHCAkKCw';

/** Simulates a phishing page that forwards a code. It gets nothing from a passkey. */
export function Relay() {
  const t = useLabTexts();
  const [fake, setFake] = useState('bank-example.test');
  const host = hostOf(fake);
  return (
    <Card className="lab__stack">
      <h2>{t('attacks.relayTitle')}</h2>
      <p>{t('attacks.relayText')}</p>
      <dl className="attack-facts">
        <dt>{t('attacks.realSite')}</dt>
        <dd className="lab__code">{SITE}</dd>
      </dl>
      <TextField
        label={t('attacks.fakeSite')}
        hint={
          host === undefined
            ? t('attacks.fakeHint')
            : paragraph([t('attacks.fakeHint'), t('attacks.asBrowserSees', { host })], currentLocale())
        }
        error={host === undefined ? t('attacks.badHost') : undefined}
        code
        autoComplete="off"
        spellCheck={false}
        value={fake}
        onChange={(event) => setFake(event.target.value)}
      />
      <div className="lab__pair">
        <WithCode />
        {host !== undefined && <WithPasskey host={host} />}
      </div>
    </Card>
  );
}

function WithCode() {
  const t = useLabTexts();
  const id = useId();
  const [delay, setDelay] = useState(1);
  // Fixed in the middle of a time step, so that the result does not depend on the present time.
  const typedAt = 1_700_000_025_000;
  const { verdict } = explainVerification({
    parameters: ANN,
    code: codeAt(ANN, typedAt),
    now: typedAt + delay * 1000,
    window: WINDOW,
  });
  return (
    <div className="lab__stack">
      <h3>{t('attacks.totp')}</h3>
      <div>
        <label htmlFor={id}>
          {t('attacks.delay')} <strong>{delay}</strong>
        </label>
        <input
          id={id}
          className="lab__range"
          type="range"
          min={0}
          max={120}
          value={delay}
          onChange={(event) => setDelay(Number(event.target.value))}
        />
      </div>
      <Notice tone="warning">
        {verdict === 'accepted'
          ? t('attacks.totpIn', { count: delay })
          : t('attacks.totpLate', { count: delay })}
      </Notice>
    </div>
  );
}

function WithPasskey({ host }: { host: string }) {
  const t = useLabTexts();
  const clientData = { type: 'webauthn.get', challenge: CHALLENGE, origin: `https://${host}` } as const;
  const mayAsk = mayAskFor(SITE, host);
  return (
    <div className="lab__stack">
      <h3>{t('attacks.passkey')}</h3>
      {!mayAsk && <Notice tone="success">{t('attacks.browserRefuses', { host, site: SITE })}</Notice>}
      {mayAsk && host !== SITE && (
        <Notice tone="warning">{t('attacks.subdomainMayAsk', { host, site: SITE })}</Notice>
      )}
      <p>{mayAsk ? t('attacks.itSigns') : t('attacks.andIfSigned')}</p>
      <p dir="ltr" className="lab__code attack-json">
        {JSON.stringify(clientData)}
      </p>
      <Notice tone="success">
        {isFromHere(clientData, `https://${SITE}`, CHALLENGE)
          ? t('attacks.serverAccepts')
          : t('attacks.serverRefuses')}
      </Notice>
    </div>
  );
}

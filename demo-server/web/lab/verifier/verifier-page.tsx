import { useState } from 'react';
import { explainVerification, type Verification } from '../../../../shared/explain-verification.ts';
import { codeFor, timeStep, timeStepBounds } from '../../../../shared/one-time-code.ts';
import { Button, Card, Checkbox, CodeBoxes, SelectField, useNow } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { choice, whole } from '../links/lab-state.ts';
import { TEST_KEY } from '../links/sample-keys.ts';
import { useLabState } from '../links/use-lab-state.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { Clock, MOST_DRIFT } from './clock.tsx';
import { Timeline } from './timeline.tsx';
import { VerdictCard } from './verdict-card.tsx';
import './verifier.css';

const PARAMETERS = { type: 'totp', secret: TEST_KEY, algorithm: 'SHA1', digits: 6, period: 30 } as const;

const WINDOWS = ['0', '1', '2'] as const;
const SPEC = {
  phone: whole(-MOST_DRIFT, MOST_DRIFT, 0),
  server: whole(-MOST_DRIFT, MOST_DRIFT, 0),
  window: choice(WINDOWS, '1'),
  remembers: choice(['yes', 'no'], 'yes'),
};

/** Shows how the server checks a code. Each side has a clock that can be set wrong. */
export function VerifierPage() {
  const t = useLabTexts();
  const now = useNow();
  const [{ phone: phoneDrift, server: serverDrift, ...rules }, change] = useLabState(SPEC);
  const window = Number(rules.window);
  const remembers = rules.remembers === 'yes';
  const [lastUsedStep, setLastUsedStep] = useState<number>();
  const [code, setCode] = useState('');
  const [judged, setJudged] = useState<Verification>();

  const phoneNow = now + phoneDrift * 1000;
  const serverNow = now + serverDrift * 1000;
  const phoneStep = timeStep(phoneNow, PARAMETERS.period);
  const shown = codeFor(PARAMETERS, phoneStep);
  const { endsAt } = timeStepBounds(phoneStep, PARAMETERS.period);

  function judge() {
    const verification = explainVerification({
      parameters: PARAMETERS,
      code,
      now: Date.now() + serverDrift * 1000,
      window,
      lastUsedStep: remembers ? lastUsedStep : undefined,
    });
    setJudged(verification);
    if (verification.verdict === 'accepted') setLastUsedStep(verification.step);
  }

  return (
    <Page title={t('lab.verifier')} lead={t('verifier.lead')} wide>
      <div className="lab__pair">
        <Clock
          title={t('verifier.phone')}
          now={phoneNow}
          step={phoneStep}
          drift={phoneDrift}
          driftLabel={t('verifier.phoneDrift')}
          onDrift={(phone) => change({ phone })}
          code={shown}
          seconds={Math.ceil((endsAt - phoneNow) / 1000)}
        />
        <Clock
          title={t('verifier.server')}
          now={serverNow}
          step={timeStep(serverNow, PARAMETERS.period)}
          drift={serverDrift}
          driftLabel={t('verifier.serverDrift')}
          onDrift={(server) => change({ server })}
        />
      </div>
      <Timeline
        presentStep={timeStep(serverNow, PARAMETERS.period)}
        phoneStep={phoneStep}
        window={window}
        lastUsedStep={remembers ? lastUsedStep : undefined}
      />
      <div className="lab__pair">
        <Card>
          <form
            className="lab__stack"
            onSubmit={(event) => {
              event.preventDefault();
              judge();
            }}
          >
            <CodeBoxes label={t('verifier.typed')} value={code} onValueChange={setCode} />
            <div className="lab__buttons">
              <Button onClick={() => setCode(shown)}>{t('verifier.takeCode')}</Button>
              <Button kind="primary" type="submit">
                {t('verifier.judge')}
              </Button>
            </div>
            <SelectField
              label={t('verifier.window')}
              value={rules.window}
              options={[
                { value: '0', label: t('verifier.window0') },
                { value: '1', label: t('verifier.window1') },
                { value: '2', label: t('verifier.window2') },
              ]}
              onChange={({ target }) => {
                const next = WINDOWS.find((value) => value === target.value);
                if (next) change({ window: next });
              }}
            />
            <Checkbox
              checked={remembers}
              onChange={({ target }) => change({ remembers: target.checked ? 'yes' : 'no' })}
            >
              {t('verifier.remember')}
            </Checkbox>
            <div className="lab__buttons">
              <Button
                kind="quiet"
                onClick={() => {
                  setLastUsedStep(undefined);
                  setJudged(undefined);
                }}
              >
                {t('verifier.forget')}
              </Button>
            </div>
          </form>
        </Card>
        {judged && <VerdictCard verification={judged} />}
      </div>
    </Page>
  );
}

import { useState } from 'react';
import { explainVerification } from '../../../../shared/explain-verification.ts';
import { codeAt } from '../../../../shared/one-time-code.ts';
import { Button, Card, Checkbox } from '../../../../shared/ui/index.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { ANN, WINDOW } from './ann.ts';

interface Entry {
  id: number;
  who: 'ann' | 'mallory';
  code: string;
  verdict: ReturnType<typeof explainVerification>['verdict'];
}

/** Simulates a code that is used twice: by its owner and by an attacker who saw it. */
export function Replay() {
  const t = useLabTexts();
  const [remembers, setRemembers] = useState(true);
  const [lastUsedStep, setLastUsedStep] = useState<number>();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const seen = entries.findLast(({ who }) => who === 'ann')?.code;

  function type(who: Entry['who'], code: string) {
    const { verdict, step } = explainVerification({
      parameters: ANN,
      code,
      now: Date.now(),
      window: WINDOW,
      lastUsedStep: remembers ? lastUsedStep : undefined,
    });
    if (verdict === 'accepted') setLastUsedStep(step);
    setEntries([...entries, { id: entries.length, who, code, verdict }]);
  }

  function startAgain() {
    setEntries([]);
    setLastUsedStep(undefined);
  }

  const outcome = ({ who, verdict }: Entry) => {
    if (verdict === 'accepted') return t('attacks.isIn', { who: t(`attacks.${who}`) });
    return verdict === 'replayed' ? t('attacks.isReplay') : t('attacks.isWrong');
  };

  return (
    <Card className="lab__stack">
      <h2>{t('attacks.replayTitle')}</h2>
      <p>{t('attacks.replayText')}</p>
      <Checkbox
        checked={remembers}
        onChange={(event) => {
          setRemembers(event.target.checked);
          startAgain();
        }}
      >
        {t('attacks.remembers')}
      </Checkbox>
      <div className="lab__buttons">
        <Button kind="primary" onClick={() => type('ann', codeAt(ANN, Date.now()))}>
          {t('attacks.annSignsIn')}
        </Button>
        {seen !== undefined && (
          <>
            <Button onClick={() => type('mallory', seen)}>{t('attacks.malloryReplays')}</Button>
            <Button kind="quiet" onClick={startAgain}>
              {t('attacks.again')}
            </Button>
          </>
        )}
      </div>
      <ol className="attack-log" aria-live="polite">
        {entries.map((entry) => (
          <li key={entry.id}>
            {t('attacks.typesCode', { who: t(`attacks.${entry.who}`), code: entry.code })}{' '}
            <strong>{outcome(entry)}</strong>
          </li>
        ))}
      </ol>
    </Card>
  );
}

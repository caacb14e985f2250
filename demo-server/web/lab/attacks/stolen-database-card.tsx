import { useState } from 'react';
import { codeAt } from '../../../../shared/one-time-code.ts';
import { Card, Checkbox, Notice, useNow } from '../../../../shared/ui/index.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { ANN } from './ann.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';

const PLACE = { userId: 'ann', rowId: '17' };
const THIEF = { userId: 'mallory', rowId: '18' };

/** Simulates a stolen table: in plain text, sealed, and sealed with its key stolen too. */
export function StolenDatabase() {
  const t = useLabTexts();
  const now = useNow();
  const [{ serverKey, envelope }] = useState(makeRow);
  const [isSealed, setSealed] = useState(true);
  const [hasKey, setHasKey] = useState(false);
  const [isMoved, setMoved] = useState(false);

  // In the thief's row, the server itself opens the envelope: the key is correct, but the row is wrong.
  const opened = isMoved
    ? openSecret(envelope, serverKey, THIEF)
    : hasKey
      ? openSecret(envelope, serverKey, PLACE)
      : undefined;
  const secret = isSealed ? opened : ANN.secret;
  const explanation = !isSealed
    ? t('attacks.theftPlain')
    : secret !== undefined
      ? t('attacks.theftBoth')
      : isMoved
        ? t('attacks.theftMoved')
        : t('attacks.theftSealed');

  return (
    <Card className="lab__stack">
      <h2>{t('attacks.theftTitle')}</h2>
      <p>{t('attacks.theftText')}</p>
      <div>
        <Checkbox checked={isSealed} onChange={(event) => setSealed(event.target.checked)}>
          {t('attacks.sealed')}
        </Checkbox>
        <Checkbox
          checked={hasKey}
          onChange={(event) => {
            setHasKey(event.target.checked);
            setMoved(false);
          }}
        >
          {t('attacks.thiefHasKey')}
        </Checkbox>
        <Checkbox
          checked={isMoved}
          onChange={(event) => {
            setMoved(event.target.checked);
            setHasKey(false);
          }}
        >
          {t('attacks.moved')}
        </Checkbox>
      </div>
      <dl className="attack-facts">
        <dt>{t('attacks.columnUser')}</dt>
        <dd className="lab__code">{isMoved ? THIEF.userId : PLACE.userId}</dd>
        <dt>{t('attacks.columnRow')}</dt>
        <dd className="lab__code">{isMoved ? THIEF.rowId : PLACE.rowId}</dd>
        <dt>{t('attacks.columnSecret')}</dt>
        <dd className="lab__code">
          <bdi dir="ltr">{isSealed ? envelope : ANN.secret}</bdi>
        </dd>
        <dt>{t('attacks.annShows')}</dt>
        <dd className="lab__code">{codeAt(ANN, now)}</dd>
        <dt>{t('attacks.thiefMakes')}</dt>
        <dd className="lab__code">
          {secret === undefined ? t('attacks.nothing') : codeAt({ ...ANN, secret }, now)}
        </dd>
      </dl>
      <Notice tone={secret === undefined ? 'success' : 'warning'}>{explanation}</Notice>
    </Card>
  );
}

function makeRow() {
  const serverKey = crypto.getRandomValues(new Uint8Array(32));
  return { serverKey, envelope: sealSecret(ANN.secret, 'k1', serverKey, PLACE) };
}

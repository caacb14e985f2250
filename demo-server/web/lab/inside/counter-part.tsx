import { useState } from 'react';
import { codeFor } from '../../../../shared/one-time-code.ts';
import { Button, SelectField } from '../../../../shared/ui/index.ts';
import { currentLocale } from '../../texts/translator.ts';
import { choice } from '../links/lab-state.ts';
import { useLabState } from '../links/use-lab-state.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { counterKey } from './parameters.ts';
import { matchCounter, matchTwoInARow } from './resynchronise.ts';

const WINDOWS = ['0', '3', '5', '10'] as const;
const SPEC = { ahead: choice(WINDOWS, '5') };
/** How far a server searches for two codes in a row. */
const WIDE = 100;
const KEY = counterKey({ key: 'rfc-20', hash: 'SHA1' }, 6);
const CODES = 10 ** KEY.digits;

/** An authenticator with a counter, and a server that looks a few counters ahead. */
export function CounterPart() {
  const t = useLabTexts();
  const locale = currentLocale();
  const [state, change] = useLabState(SPEC);
  const [token, setToken] = useState(0);
  const [expected, setExpected] = useState(0);
  const [log, setLog] = useState<readonly string[]>([]);
  const lookAhead = Number(state.ahead);
  const tell = (line: string) => setLog((lines) => [...lines, line]);

  function waste(count: number) {
    setToken(token + count);
    tell(t('inside.resync.logWasted', { count, counter: token + count }));
  }

  function sendOne() {
    const code = codeFor(KEY, token);
    const matched = matchCounter(KEY, code, expected, lookAhead);
    setToken(token + 1);
    if (matched === undefined) {
      const to = expected + lookAhead;
      tell(t('inside.resync.logRejected', { code, from: expected, to, counter: token }));
      return;
    }
    setExpected(matched + 1);
    tell(t('inside.resync.logAccepted', { code, counter: matched, next: matched + 1 }));
  }

  function sendTwo() {
    const [first, second] = [codeFor(KEY, token), codeFor(KEY, token + 1)];
    const matched = matchTwoInARow(KEY, [first, second], expected, WIDE);
    setToken(token + 2);
    if (matched === undefined) {
      tell(t('inside.resync.logLost', { first, second, from: expected, to: expected + WIDE }));
      return;
    }
    setExpected(matched + 1);
    tell(t('inside.resync.logFound', { first, second, counter: matched - 1, next: matched }));
  }

  return (
    <>
      <h3>{t('inside.resync.counterTitle')}</h3>
      <div className="lab__fields">
        <dl className="counter lab__whole-row">
          <dt>{t('inside.resync.token')}</dt>
          <dd>
            {t('inside.resync.tokenCounter')} <strong className="lab__code">{token}</strong>
          </dd>
          <dt>{t('inside.resync.server')}</dt>
          <dd>
            {t('inside.resync.serverCounter')} <strong className="lab__code">{expected}</strong>
          </dd>
        </dl>
        <SelectField
          label={t('inside.resync.lookAhead')}
          value={state.ahead}
          options={WINDOWS.map((value) => ({ value, label: value }))}
          onChange={({ target }) => {
            const ahead = WINDOWS.find((value) => value === target.value);
            if (ahead) change({ ahead });
          }}
        />
      </div>
      <div className="lab__buttons">
        <Button onClick={() => waste(1)}>{t('inside.resync.wasted')}</Button>
        <Button onClick={() => waste(10)}>{t('inside.resync.wasted10')}</Button>
        <Button kind="primary" onClick={sendOne}>
          {t('inside.resync.sendOne')}
        </Button>
        <Button onClick={sendTwo}>{t('inside.resync.sendTwo')}</Button>
        <Button
          kind="quiet"
          onClick={() => {
            setToken(0);
            setExpected(0);
            setLog([]);
          }}
        >
          {t('inside.resync.again')}
        </Button>
      </div>
      <ol className="attack-log" aria-label={t('inside.resync.logTitle')} aria-live="polite">
        {log.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added
          <li key={at}>{line}</li>
        ))}
      </ol>
      <p className="cs-small cs-soft">
        {t('inside.resync.odds', {
          one: lookAhead + 1,
          codes: CODES.toLocaleString(locale),
          wide: WIDE,
          pairs: (CODES ** 2).toLocaleString(locale),
        })}
      </p>
    </>
  );
}

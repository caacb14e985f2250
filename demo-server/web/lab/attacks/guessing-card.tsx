import { useEffect, useState } from 'react';
import { DAY, MINUTE } from '../../../../shared/durations.ts';
import { Card, SelectField } from '../../../../shared/ui/index.ts';
import { GROWING_CODES } from '../../../throttle/limits.ts';
import { currentLocale } from '../../texts/translator.ts';
import { Figure } from '../figures/figure.tsx';
import { choice } from '../links/lab-state.ts';
import { useLabState } from '../links/use-lab-state.ts';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';
import { AttackLogTable } from './attack-log-table.tsx';
import { ChanceChart, type Curve } from './chance-chart.tsx';
import {
  type AttackLog,
  attackThrottle,
  type CountedBy,
  chanceOf,
  chancePerGuess,
  guessesIn,
  MONTH_MS,
  OTHER_SYSTEMS,
  type PublishedLimit,
  YEAR_MS,
} from './guessing.ts';
import { percent } from './percent.ts';
import { span } from './span.ts';

const DIGITS = ['6', '7', '8'] as const;
const WINDOWS = ['0', '1', '2'] as const;
const SPEEDS = ['1', '10', '100', '1000'] as const;
const SYSTEMS = OTHER_SYSTEMS.map(({ name }) => name);
const SPEC = {
  digits: choice(DIGITS, '6'),
  window: choice(WINDOWS, '1'),
  speed: choice(SPEEDS, '10'),
  compare: choice(SYSTEMS, 'better-auth'),
};

/** Simulates guessing with the server's throttle, with those of other systems, and without one. */
export function Guessing() {
  const t = useLabTexts();
  const locale = currentLocale();
  const [state, change] = useLabState(SPEC);
  const [digits, window, speed] = [Number(state.digits), Number(state.window), Number(state.speed)];
  const otherName = state.compare;
  const log = useAttack();
  const perGuess = chancePerGuess(digits, window);

  const ours: PublishedLimit = { kind: 'log', guessedAt: log?.guessedAt ?? [] };
  const none: PublishedLimit = { kind: 'per-window', guesses: speed, windowMs: 1000 };
  const other = OTHER_SYSTEMS.find(({ name }) => name === otherName)?.limit ?? none;
  const curves: Curve[] = [
    { id: 'none', name: t('attacks.noThrottle'), guessesIn: (spanMs) => guessesIn(none, spanMs) },
    { id: 'other', name: otherName, guessesIn: (spanMs) => guessesIn(other, spanMs) },
    { id: 'ours', name: t('attacks.thisServer'), guessesIn: (spanMs) => guessesIn(ours, spanMs) },
  ];
  const chanceIn = (limit: PublishedLimit, spanMs: number) =>
    percent(chanceOf(guessesIn(limit, spanMs), perGuess), locale);
  const rows = [
    {
      name: t('attacks.thisServer'),
      limit: ours,
      words: ourLimit(t, locale),
      countedBy: 'account' as const,
      source: t('attacks.ownCode'),
    },
    ...OTHER_SYSTEMS.map(({ name, limit, countedBy, source, readIn }) => ({
      name,
      limit,
      words: inWords(limit, t),
      countedBy,
      source: <SourceLink href={source} readIn={readIn} />,
    })),
    {
      name: t('attacks.noThrottle'),
      limit: none,
      words: t('attacks.speedLimit', { speed }),
      countedBy: 'nothing' as const,
      source: null,
    },
  ];

  return (
    <Card className="lab__stack">
      <h2>{t('attacks.guessTitle')}</h2>
      <p>
        {t('attacks.guessText', {
          codes: 2 * window + 1,
          chance: perGuess.toLocaleString(locale, { style: 'percent', maximumSignificantDigits: 2 }),
        })}
      </p>
      <div className="lab__fields">
        <SelectField
          label={t('attacks.digits')}
          value={state.digits}
          options={DIGITS.map((value) => ({ value, label: value }))}
          onChange={({ target }) => change({ digits: DIGITS.find((value) => value === target.value) ?? '6' })}
        />
        <SelectField
          label={t('attacks.window')}
          value={state.window}
          options={WINDOWS.map((value) => ({
            value,
            label: t('attacks.windowSteps', { count: Number(value) }),
          }))}
          onChange={({ target }) =>
            change({ window: WINDOWS.find((value) => value === target.value) ?? '1' })
          }
        />
        <SelectField
          label={t('attacks.compare')}
          value={otherName}
          options={SYSTEMS.map((name) => ({ value: name, label: name }))}
          onChange={({ target }) => change({ compare: target.value })}
        />
        <SelectField
          label={t('attacks.speed')}
          value={state.speed}
          options={SPEEDS.map((value) => ({ value, label: value }))}
          onChange={({ target }) => change({ speed: SPEEDS.find((value) => value === target.value) ?? '10' })}
        />
      </div>
      <h3>{t('attacks.chartTitle')}</h3>
      <Figure name="guessing" title={t('attacks.chartTitle')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: content that scrolls must be reachable by keyboard */}
        <section className="lab__scroll" tabIndex={0} aria-label={t('attacks.chartTitle')}>
          <ChanceChart
            curves={curves}
            perGuess={perGuess}
            locale={locale}
            alt={t('attacks.chartAlt', {
              ours: chanceIn(ours, YEAR_MS),
              other: otherName,
              theirs: chanceIn(other, YEAR_MS),
              none: chanceIn(none, YEAR_MS),
            })}
            marks={[
              t('attacks.minutes', { value: 1 }),
              t('attacks.hours', { value: 1 }),
              t('attacks.days', { value: 1 }),
              t('attacks.days', { value: 30 }),
              t('attacks.days', { value: 365 }),
            ]}
          />
        </section>
      </Figure>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: content that scrolls must be reachable by keyboard */}
      <section className="lab__scroll" tabIndex={0} aria-label={t('attacks.tableTitle')}>
        <table className="lab__table">
          <caption>{t('attacks.tableTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('attacks.system')}</th>
              <th scope="col">{t('attacks.limit')}</th>
              <th scope="col">{t('attacks.countedBy')}</th>
              <th scope="col">{t('attacks.inDay')}</th>
              <th scope="col">{t('attacks.inMonth')}</th>
              <th scope="col">{t('attacks.inYear')}</th>
              <th scope="col">{t('attacks.source')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, limit, words, countedBy, source }) => (
              <tr key={name}>
                <th scope="row" translate={SYSTEMS.includes(name) ? 'no' : undefined}>
                  {name}
                </th>
                <td className="lab__prose">{words}</td>
                <td>{countedByInWords(countedBy, t)}</td>
                <td>{chanceIn(limit, DAY)}</td>
                <td>{chanceIn(limit, MONTH_MS)}</td>
                <td>{chanceIn(limit, YEAR_MS)}</td>
                <td className="lab__source">{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="cs-small cs-soft">{t('attacks.sources')}</p>
      {log && <AttackLogTable log={log} />}
    </Card>
  );
}

/** A link to where a limit was read, with the month. */
function SourceLink({ href, readIn }: { href: string; readIn: string }) {
  const t = useLabTexts();
  const date = new Date(`${readIn}-15`).toLocaleDateString(currentLocale(), {
    month: 'long',
    year: 'numeric',
  });
  return (
    <>
      <a href={href} target="_blank" rel="noreferrer">
        {new URL(href).hostname.replace(/^www\./, '')}
      </a>
      {' · '}
      {t('attacks.checkedOn', { date })}
    </>
  );
}

function countedByInWords(by: CountedBy, t: LabTexts): string {
  const words: Record<CountedBy, string> = {
    account: t('attacks.byAccount'),
    address: t('attacks.byAddress'),
    'sign-in': t('attacks.bySignIn'),
    device: t('attacks.byDevice'),
    nothing: t('attacks.byNothing'),
  };
  return words[by];
}

/** Returns the log of a year of guesses at the server's own throttle. The simulation takes a moment. */
function useAttack(): AttackLog | undefined {
  const [log, setLog] = useState<AttackLog>();
  useEffect(() => {
    let isWanted = true;
    void attackThrottle(YEAR_MS).then((found) => {
      if (isWanted) setLog(found);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return log;
}

function ourLimit(t: LabTexts, locale: string): string {
  const { pace, hardStop } = GROWING_CODES;
  return t('attacks.ours', {
    free: pace.free,
    first: span(pace.firstWaitMs, t, locale),
    longest: span(pace.longestWaitMs, t, locale),
    stop: hardStop,
  });
}

function inWords(limit: PublishedLimit, t: LabTexts): string {
  return limit.kind === 'per-window'
    ? t('attacks.perWindow', { guesses: limit.guesses, minutes: limit.windowMs / MINUTE })
    : t('attacks.doubling');
}

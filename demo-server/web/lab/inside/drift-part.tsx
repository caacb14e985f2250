import { Checkbox, SelectField } from '../../../../shared/ui/index.ts';
import { Figure } from '../figures/figure.tsx';
import { choice } from '../links/lab-state.ts';
import { TEST_KEY } from '../links/sample-keys.ts';
import { useLabState } from '../links/use-lab-state.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { DriftChart } from './drift-chart.tsx';
import { tryDrift } from './resynchronise.ts';

const GAINS = ['1', '2', '5', '10'] as const;
const PAUSES = ['1', '3', '7', '14'] as const;
const SPEC = {
  gain: choice(GAINS, '2'),
  every: choice(PAUSES, '3'),
  follows: choice(['yes', 'no'], 'no'),
};
const KEY = { type: 'totp', secret: TEST_KEY, algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps accepted on each side, as the demo server has them. */
const WINDOW = 1;
const DAYS = 84;

/** A clock that runs fast, and a server with and without a memory for it. */
export function DriftPart() {
  const t = useLabTexts();
  const [{ gain, every, follows }, change] = useLabState(SPEC);
  const trial = { gainPerDay: Number(gain), everyDays: Number(every), follows: follows === 'yes' };
  const signIns = tryDrift(KEY, { ...trial, window: WINDOW, days: DAYS });
  const rejected = signIns.find(({ accepted }) => !accepted);
  return (
    <>
      <h3>{t('inside.resync.driftTitle')}</h3>
      <div className="lab__fields">
        <SelectField
          label={t('inside.resync.gain')}
          value={gain}
          options={GAINS.map((value) => ({
            value,
            label: t('inside.resync.gainSeconds', { count: Number(value) }),
          }))}
          onChange={({ target }) => {
            const next = GAINS.find((value) => value === target.value);
            if (next) change({ gain: next });
          }}
        />
        <SelectField
          label={t('inside.resync.every')}
          value={every}
          options={PAUSES.map((value) => ({
            value,
            label: t('inside.resync.everyDays', { count: Number(value) }),
          }))}
          onChange={({ target }) => {
            const next = PAUSES.find((value) => value === target.value);
            if (next) change({ every: next });
          }}
        />
      </div>
      <Checkbox
        checked={follows === 'yes'}
        onChange={(event) => change({ follows: event.target.checked ? 'yes' : 'no' })}
      >
        {t('inside.resync.follows')}
      </Checkbox>
      <Figure name="clock-drift" title={t('inside.resync.chart')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: content that scrolls must be reachable by keyboard */}
        <section className="lab__scroll" tabIndex={0} aria-label={t('inside.resync.chart')}>
          <DriftChart
            signIns={signIns}
            days={DAYS}
            periodS={KEY.period}
            window={WINDOW}
            names={{
              days: t('inside.resync.axisDays'),
              seconds: t('inside.resync.axisSeconds'),
              accepted: t('inside.resync.legendAccepted'),
              rejected: t('inside.resync.legendRejected'),
              window: t('inside.resync.legendWindow'),
            }}
            alt={t('inside.resync.chartAlt', {
              count: signIns.length,
              days: DAYS,
              accepted: signIns.filter(({ accepted }) => accepted).length,
              first: rejected
                ? t('inside.resync.firstRejected', { day: rejected.day, seconds: rejected.driftS })
                : t('inside.resync.allAccepted'),
            })}
          />
        </section>
      </Figure>
      <p role="status">
        {rejected
          ? t('inside.resync.firstRejected', { day: rejected.day, seconds: rejected.driftS })
          : t('inside.resync.allAccepted')}
      </p>
    </>
  );
}

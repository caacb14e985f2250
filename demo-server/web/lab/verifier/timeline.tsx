import { classNames } from '../../../../shared/ui/class-names.ts';
import { Card } from '../../../../shared/ui/index.ts';
import { Figure } from '../figures/figure.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { signed } from './signed.ts';

/** Steps shown on each side of the server's current one. */
const REACH = 4;

export interface TimelineProps {
  presentStep: number;
  phoneStep: number;
  window: number;
  lastUsedStep: number | undefined;
}

/** Shows the steps around the server's current one: which are accepted, late, early or used, and where the phone is. */
export function Timeline({ presentStep, phoneStep, window, lastUsedStep }: TimelineProps) {
  const t = useLabTexts();
  const phone = phoneStep - presentStep;
  const offsets = Array.from({ length: 2 * REACH + 1 }, (_, place) => place - REACH);
  const kindOf = (offset: number) =>
    lastUsedStep !== undefined && presentStep + offset <= lastUsedStep && offset >= -window
      ? 'used'
      : offset < -window
        ? 'late'
        : offset > window
          ? 'early'
          : 'accepted';
  const kinds = {
    used: t('verifier.tagUsed'),
    late: t('verifier.tagLate'),
    early: t('verifier.tagEarly'),
    accepted: t('verifier.tagAccepted'),
  };
  return (
    <Card className="lab__stack timeline-card">
      <h2>{t('verifier.timeline')}</h2>
      <Figure name="time-steps" title={t('verifier.timeline')}>
        <div
          className="timeline"
          role="img"
          aria-label={t('verifier.timelineAlt', {
            from: signed(-REACH),
            to: signed(REACH),
            first: signed(-window),
            last: signed(window),
            phone: Math.abs(phone) > REACH ? `${signed(phone)} (${t('verifier.phoneFar')})` : signed(phone),
            used:
              lastUsedStep === undefined
                ? t('verifier.usedNone')
                : t('verifier.usedTo', { step: signed(lastUsedStep - presentStep) }),
          })}
        >
          {offsets.map((offset) => {
            const kind = kindOf(offset);
            return (
              <div key={offset} className={classNames('timeline__step', `timeline__step--${kind}`)}>
                <bdi className="timeline__offset" dir="ltr">
                  {signed(offset)}
                </bdi>
                <span>{kinds[kind]}</span>
                {offset === 0 && <span className="timeline__tag">{t('verifier.tagPresent')}</span>}
                {offset === phone && (
                  <span className="timeline__tag timeline__tag--phone">{t('verifier.tagPhone')}</span>
                )}
              </div>
            );
          })}
        </div>
      </Figure>
    </Card>
  );
}

import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ActivityKind, ActivityReason } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import './activity.css';

export interface EventLineProps {
  event: {
    at: string;
    kind: ActivityKind;
    outcome: 'success' | 'failure';
    reason: ActivityReason | null;
  };
  /** What else is known of it, said after its moment; `false` for what is not. */
  facts: readonly (string | false)[];
}

/** One event as sentences: what happened, why, when, and what else is known. */
export function EventLine({ event: { at, kind, outcome, reason }, facts }: EventLineProps) {
  const t = useTexts();
  const failed = outcome === 'failure';
  return (
    <li className="events__one" data-failed={failed || undefined}>
      {failed ? <CircleAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      <div className="events__text">
        <p>
          {t(`activity.${failed ? 'failed' : 'did'}.${kind}`)} {reason && t(`activity.why.${reason}`)}
        </p>
        <p className="cs-small cs-soft">
          <Moment at={at} />
          {facts.map((fact) => fact !== false && ` · ${fact}`)}
        </p>
      </div>
    </li>
  );
}

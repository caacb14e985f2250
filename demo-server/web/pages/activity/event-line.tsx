import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ActivityKind, ActivityReason } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { eventSentence } from './event-sentence.ts';
import './activity.css';

export interface EventLineProps {
  event: {
    at: string;
    kind: ActivityKind;
    outcome: 'success' | 'failure';
    reason: ActivityReason | null;
  };
  /** Whether the account's owner reads it. Otherwise staff do. */
  isOwn?: boolean;
  /** More facts about the event, listed after its time. `false` for an unknown one. */
  facts: readonly (string | false)[];
}

/** Shows one event: what happened, why, when, and more facts. */
export function EventLine({ event, isOwn = false, facts }: EventLineProps) {
  const t = useTexts();
  const { at, outcome, reason } = event;
  const failed = outcome === 'failure';
  return (
    <li className="events__one" data-failed={failed || undefined}>
      {failed ? <CircleAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      <div className="events__text">
        <p>
          {t(eventSentence(event, isOwn))} {reason && t(`activity.why.${reason}`)}
        </p>
        <p className="cs-small cs-soft">
          <Moment at={at} />
          {facts.map((fact) => fact !== false && ` · ${fact}`)}
        </p>
      </div>
    </li>
  );
}

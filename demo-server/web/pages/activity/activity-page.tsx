import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { EventRow } from './event-row.tsx';
import './activity.css';

type Event = ReplyOf<typeof routes.readActivity>['events'][number];

/** Shows what happened on the account, page by page. */
export function ActivityPage() {
  const t = useTexts();
  const { events, next, busy, fault, more } = useEvents();

  return (
    <Page title={t('activity.title')} lead={t('activity.lead')} roomy>
      {fault && (
        <Notice tone="error" action={<Button onClick={() => void more()}>{t('frame.tryAgain')}</Button>}>
          {fault}
        </Notice>
      )}
      {events.length > 0 && (
        <Card>
          <ol className="events" aria-label={t('activity.list')}>
            {events.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </ol>
        </Card>
      )}
      <p className="page__other" role="status">
        {next === undefined && !fault && t('frame.loading')}
        {next === null && t(events.length > 0 ? 'activity.allShown' : 'activity.none')}
      </p>
      {typeof next === 'string' && (
        <p className="page__other">
          <Button busy={busy} onClick={() => void more()}>
            {t('activity.older')}
          </Button>
        </p>
      )}
      <p className="page__other">
        <Link to="/account">{t('frame.backToAccount')}</Link>
      </p>
    </Page>
  );
}

/** Returns the first page and the pages loaded after it. */
function useEvents() {
  const first = useLoaded(routes.readActivity);
  const older = useAction(routes.readActivity);
  const [olderEvents, setOlderEvents] = useState<readonly Event[]>([]);
  const [olderNext, setOlderNext] = useState<string | null>();
  /** The start of the next page: `undefined` before the first, `null` after the last. */
  const next = olderNext === undefined ? first.reply?.next : olderNext;

  async function more() {
    if (typeof next !== 'string') return first.reload();
    const reply = await older.run(() => call(routes.readActivity, { before: next }));
    if (!reply) return;
    setOlderEvents((shown) => [...shown, ...reply.events]);
    setOlderNext(reply.next);
  }

  return {
    events: [...(first.reply?.events ?? []), ...olderEvents],
    next,
    busy: older.busy,
    fault: first.fault ?? older.fault,
    more,
  };
}

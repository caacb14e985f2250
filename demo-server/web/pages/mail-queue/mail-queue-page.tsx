import { type FormEvent, useState } from 'react';
import { Trans } from 'react-i18next';
import { Button, Notice, SelectField } from '../../../../shared/ui/index.ts';
import { KEPT_MAIL_DAYS, type ReplyOf, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { fieldText } from '../../forms/field-text.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { PagedList } from '../staff/paged-list.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { usePages } from '../staff/use-pages.ts';

type Queue = ReplyOf<typeof routes.viewMailQueue>;
type Message = Queue['messages'][number];

const STATES = ['waiting', 'failed', 'delivered'] as const;

/** Shows the delivery of mail, but never its content. */
export function MailQueuePage() {
  const t = useTexts();
  const [state, setState] = useState<(typeof STATES)[number]>();
  const pages = usePages(routes.viewMailQueue, state ? { state } : {}, ({ messages, next }) => ({
    items: messages,
    next,
  }));
  const trying = useAction(routes.retryMail);
  const [said, setSaid] = useState<string>();

  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaid(undefined);
    const chosen = fieldText(new FormData(event.currentTarget), 'state');
    setState(STATES.find((state) => state === chosen));
  }

  async function retry({ id }: Message) {
    setSaid(undefined);
    if (await trying.run(() => call(routes.retryMail, { id }))) setSaid(t('mailQueue.retried'));
    pages.reload();
  }

  return (
    <StaffPage title={t('mailQueue.title')} lead={t('mailQueue.lead', { days: KEPT_MAIL_DAYS })}>
      <form className="staff__find" onSubmit={show}>
        <SelectField
          label={t('mailQueue.state')}
          name="state"
          options={[
            { value: '', label: t('mailQueue.anyState') },
            ...STATES.map((state) => ({ value: state, label: t(`mailQueue.states.${state}`) })),
          ]}
        />
        <Button type="submit">{t('mailQueue.show')}</Button>
      </form>
      {trying.fault && <Notice tone="error">{trying.fault}</Notice>}
      {said && <Notice tone="success">{said}</Notice>}
      <PagedList pages={pages} label={t('mailQueue.messages')} none={t('mailQueue.none')}>
        {(message) => (
          <MessageRow
            key={message.id}
            message={message}
            busy={trying.busy}
            onRetry={() => void retry(message)}
          />
        )}
      </PagedList>
    </StaffPage>
  );
}

interface MessageRowProps {
  message: Message;
  busy: boolean;
  onRetry: () => void;
}

function MessageRow({ message, busy, onRetry }: MessageRowProps) {
  const t = useTexts();
  const { channel, recipient, kind, at, state, tries, nextTryAt, settledAt, lastError } = message;
  return (
    <li className="staff__row">
      <div className="staff__text">
        <h2 className="cs-row-title">{recipient}</h2>
        <p>
          {`${t(`mailQueue.channel.${channel}`)} · ${t(`mailQueue.states.${state}`)} · `}
          <code>{kind}</code>
        </p>
        <p className="cs-small cs-soft">
          <Trans t={t} i18nKey="mailQueue.written" components={{ when: <Moment at={at} /> }} />
          {' · '}
          {t('mailQueue.tries', { count: tries })}
          {nextTryAt && (
            <>
              {' · '}
              <Trans t={t} i18nKey="mailQueue.nextTry" components={{ when: <Moment at={nextTryAt} /> }} />
            </>
          )}
          {settledAt && (
            <>
              {' · '}
              <Trans t={t} i18nKey="mailQueue.settled" components={{ when: <Moment at={settledAt} /> }} />
            </>
          )}
        </p>
        {lastError && (
          <p className="cs-small">
            {t('mailQueue.lastError')} {/* The server's own words, for whoever runs it. */}
            <span lang="en">{lastError}</span>
          </p>
        )}
      </div>
      {state === 'waiting' && (
        <Button
          aria-label={t('mailQueue.retryNamed', { recipient })}
          aria-disabled={busy || undefined}
          onClick={onRetry}
        >
          {t('mailQueue.retry')}
        </Button>
      )}
    </li>
  );
}

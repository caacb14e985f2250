import { type FormEvent, useState } from 'react';
import { Trans } from 'react-i18next';
import { Button, Notice, SelectField } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { textOf } from '../../forms/text-of.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { PagedList } from '../staff/paged-list.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { usePages } from '../staff/use-pages.ts';

type Queue = ReplyOf<typeof routes.viewMailQueue>;
type Message = Queue['messages'][number];

const STATES = ['waiting', 'failed', 'delivered'] as const;

/** What became of mail. What it says, nobody sees. */
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
    const chosen = textOf(new FormData(event.currentTarget), 'state');
    setState(STATES.find((state) => state === chosen));
  }

  async function retry({ id }: Message) {
    setSaid(undefined);
    if (await trying.run(() => call(routes.retryMail, { id }))) setSaid(t('mail.retried'));
    pages.reload();
  }

  return (
    <StaffPage title={t('mail.queue')} lead={t('mail.queueLead')}>
      <form className="staff__find" onSubmit={show}>
        <SelectField
          label={t('mail.state')}
          name="state"
          options={[
            { value: '', label: t('mail.anyState') },
            ...STATES.map((state) => ({ value: state, label: t(`mail.states.${state}`) })),
          ]}
        />
        <Button type="submit">{t('mail.show')}</Button>
      </form>
      {trying.fault && <Notice tone="error">{trying.fault}</Notice>}
      {said && <Notice tone="success">{said}</Notice>}
      <PagedList pages={pages} label={t('mail.messages')} none={t('mail.none')}>
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
          {`${t(`mail.channel.${channel}`)} · ${t(`mail.states.${state}`)} · `}
          <code>{kind}</code>
        </p>
        <p className="cs-small cs-soft">
          <Trans t={t} i18nKey="mail.written" components={{ when: <Moment at={at} /> }} />
          {', '}
          {t('mail.tries', { count: tries })}
          {nextTryAt && (
            <>
              {', '}
              <Trans t={t} i18nKey="mail.nextTry" components={{ when: <Moment at={nextTryAt} /> }} />
            </>
          )}
          {settledAt && (
            <>
              {', '}
              <Trans t={t} i18nKey="mail.settled" components={{ when: <Moment at={settledAt} /> }} />
            </>
          )}
        </p>
        {lastError && (
          <p className="cs-small">
            {t('mail.lastError')} {/* The server's own words, for whoever runs it. */}
            <span lang="en">{lastError}</span>
          </p>
        )}
      </div>
      {state === 'waiting' && (
        <Button
          aria-label={t('mail.retryNamed', { recipient })}
          aria-disabled={busy || undefined}
          onClick={onRetry}
        >
          {t('mail.retry')}
        </Button>
      )}
    </li>
  );
}

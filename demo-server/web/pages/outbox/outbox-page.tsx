import { Fragment } from 'react';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import './outbox.css';

type Message = ReplyOf<typeof routes.readOutbox>['messages'][number];

/** Shows the mail of a site without a mail server. */
export function OutboxPage() {
  const t = useTexts();
  const { reply, fault, reload } = useLoaded(routes.readOutbox);
  return (
    <Page title={t('outbox.title')} lead={reply && t('outbox.lead')} wide>
      {fault && <Notice tone="error">{fault}</Notice>}
      {!reply && !fault && <p className="cs-soft">{t('frame.loading')}</p>}
      {reply && (
        <>
          <div>
            <Button onClick={() => void reload()}>{t('outbox.reload')}</Button>
          </div>
          {reply.messages.length === 0 && <p>{t('outbox.none')}</p>}
          <ul className="outbox">
            {reply.messages.map((message) => (
              <li key={message.id}>
                <MessageCard message={message} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function MessageCard({ message: { channel, recipient, at, language, subject, text } }: { message: Message }) {
  const t = useTexts();
  return (
    <Card>
      <h2 lang={language}>{subject}</h2>
      <p className="cs-small cs-soft outbox__to">
        {`${t(`mailQueue.channel.${channel}`)} · ${t('outbox.to', { recipient })} · `}
        <Moment at={at} />
      </p>
      <pre className="outbox__text" lang={language}>
        {text
          .trimEnd()
          .split('\n')
          .map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a message never change
            <Fragment key={at}>
              {isAddress(line) ? <a href={line}>{line}</a> : line}
              {'\n'}
            </Fragment>
          ))}
      </pre>
    </Card>
  );
}

/** Returns whether a line is only a link, as the server writes them. */
function isAddress(line: string): boolean {
  return /^https?:\/\/\S+\/\S+$/.test(line);
}

import { useState } from 'react';
import { Trans } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Card, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { useBrowserName } from '../sessions/use-browser-name.ts';
import { LoadState } from '../staff/load-state.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { useLoadedWithStepUp } from '../staff/use-loaded-with-step-up.ts';
import { Decide } from './decide.tsx';
import { Record } from './record.tsx';
import type { ViewedRequest } from './viewed-request.ts';

/** Shows one request: its text, the account's record, and the decision. */
export function QueuedRequestPage() {
  const { id = '' } = useParams();
  const t = useTexts();
  const loaded = useLoadedWithStepUp(routes.viewSupportRequest, { id });
  const [said, setSaid] = useState<string>();
  const request = loaded.reply;
  return (
    <StaffPage
      title={request ? t('support.requestTitle', { name: request.person.name }) : t('support.queueTitle')}
      {...(request && { lead: request.person.email })}
    >
      {said && <Notice tone="success">{said}</Notice>}
      <LoadState loaded={loaded} isThere={request !== undefined} />
      {request && (
        <>
          <Written request={request} />
          {(request.first || request.closed) && <Decisions request={request} />}
          {request.account ? (
            <Record account={request.account} />
          ) : (
            <p className="cs-soft">{t('support.recordEnded')}</p>
          )}
          {request.state === 'open' || request.state === 'approved-by-one' ? (
            <Decide
              key={request.state}
              request={request}
              state={request.state}
              onDecided={(sentence) => {
                setSaid(sentence);
                loaded.reload();
              }}
            />
          ) : null}
        </>
      )}
      <p className="page__other">
        <Link to="/admin/recovery">{t('support.back')}</Link>
      </p>
    </StaffPage>
  );
}

function Written({ request }: { request: ViewedRequest }) {
  const t = useTexts();
  const nameOf = useBrowserName();
  const { reason, openedAt, openedFrom, isNetworkKnown, isBrowserKnown, state } = request;
  const isOpen = state === 'open' || state === 'approved-by-one';
  return (
    <Card className="staff__section">
      <div className="card-head">
        <h2>{t('support.theirWords')}</h2>
        <span className="badge" data-on={isOpen || undefined}>
          {t(`support.states.${state}`)}
        </span>
      </div>
      <p className="staff__words" dir="auto">
        {reason}
      </p>
      <p className="cs-small cs-soft">
        <Trans t={t} i18nKey="support.asked" components={{ when: <Moment at={openedAt} /> }} />
        {` · ${nameOf(openedFrom.userAgent)}`}
        {openedFrom.ipAddress && ` · ${t('sessions.address', { address: openedFrom.ipAddress })}`}
      </p>
      <ul className="staff__facts">
        <li>{t(isNetworkKnown ? 'support.networkKnown' : 'support.networkUnknown')}</li>
        <li>{t(isBrowserKnown ? 'support.browserKnown' : 'support.browserUnknown')}</li>
      </ul>
    </Card>
  );
}

function Decisions({ request: { first, closed, state } }: { request: ViewedRequest }) {
  const t = useTexts();
  return (
    <Card className="staff__section">
      <h2>{t('support.decisions')}</h2>
      {first && (
        <>
          <p>
            <Trans
              t={t}
              i18nKey={first.by ? 'support.firstDecision' : 'support.firstDecisionUnknown'}
              values={{ name: first.by?.name ?? '' }}
              components={{ when: <Moment at={first.at} /> }}
            />
          </p>
          <p className="staff__words" dir="auto">
            {first.reason}
          </p>
        </>
      )}
      {closed && (
        <>
          <p>
            <Trans
              t={t}
              i18nKey={closedKey(state, closed.by !== null)}
              values={{ name: closed.by?.name ?? '' }}
              components={{ when: <Moment at={closed.at} /> }}
            />
          </p>
          {closed.reason && (
            <p className="staff__words" dir="auto">
              {closed.reason}
            </p>
          )}
        </>
      )}
    </Card>
  );
}

/** Returns the key of the text about how a request ended. An expired one was ended by nobody. */
function closedKey(state: ViewedRequest['state'], isNamed: boolean) {
  if (state === 'expired') return 'support.closedByNobody.expired' as const;
  const how = state === 'refused' || state === 'cancelled' ? state : 'done';
  return isNamed ? (`support.closedBy.${how}` as const) : (`support.closedByNobody.${how}` as const);
}

import { useState } from 'react';
import { Trans } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { PagedList } from '../staff/paged-list.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { usePages } from '../staff/use-pages.ts';

type Request = ReplyOf<typeof routes.listSupportRequests>['requests'][number];

/** Lists open and decided requests. */
export function SupportQueuePage() {
  const t = useTexts();
  const [closed, setClosed] = useState(false);
  const pages = usePages(
    routes.listSupportRequests,
    closed ? { closed: 'yes' } : {},
    ({ requests, next }) => ({ items: requests, next }),
  );
  return (
    <StaffPage title={t('support.queueTitle')} lead={t('support.queueLead')}>
      <div className="buttons staff__choice">
        <Button aria-pressed={!closed} onClick={() => setClosed(false)}>
          {t('support.waiting')}
        </Button>
        <Button aria-pressed={closed} onClick={() => setClosed(true)}>
          {t('support.decided')}
        </Button>
      </div>
      <PagedList pages={pages} label={t('support.list')} none={t('support.none')}>
        {(request) => <RequestRow key={request.id} request={request} />}
      </PagedList>
    </StaffPage>
  );
}

function RequestRow({ request }: { request: Request }) {
  const t = useTexts();
  const { id, person, state, openedAt, expiresAt, firstBy } = request;
  const isOpen = state === 'open' || state === 'approved-by-one';
  return (
    <li className="staff__row">
      <div className="staff__text">
        <Link to={`/admin/recovery/${id}`}>{t('support.requestTitle', { name: person.name })}</Link>
        <p>{person.email}</p>
        <p className="cs-small cs-soft">
          <Trans t={t} i18nKey="support.asked" components={{ when: <Moment at={openedAt} /> }} />
          {isOpen && (
            <>
              {' · '}
              <Trans
                t={t}
                i18nKey="support.until"
                components={{ when: <Moment at={expiresAt} only="date" /> }}
              />
            </>
          )}
          {firstBy && ` · ${t('support.approvedBy', { name: firstBy.name })}`}
        </p>
      </div>
      <span className="badge" data-on={isOpen || undefined}>
        {t(`support.states.${state}`)}
      </span>
    </li>
  );
}

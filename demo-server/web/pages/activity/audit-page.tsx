import { type FormEvent, useState } from 'react';
import { Button, SelectField, TextField } from '../../../../shared/ui/index.ts';
import { ACTIVITY_KINDS, type ActivityKind, routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { refusalSentence } from '../../texts/translator.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { PagedList } from '../staff/paged-list.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { usePages } from '../staff/use-pages.ts';
import { AuditRow } from './audit-row.tsx';

interface Wanted {
  email?: string;
  kind?: ActivityKind;
}

/** Shows what happened on all accounts. */
export function AuditPage() {
  const t = useTexts();
  const [wanted, setWanted] = useState<Wanted>({});
  const [wrong, setWrong] = useState<string>();
  const pages = usePages(routes.readAudit, wanted, ({ events, next }) => ({ items: events, next }));

  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const email = fieldText(data, 'email').trim();
    const kind = ACTIVITY_KINDS.find((kind) => kind === fieldText(data, 'kind'));
    const next = { ...(email !== '' && { email }), ...(kind && { kind }) };
    const isWrong = routes.readAudit.query?.safeParse(next).success === false;
    setWrong(isWrong ? refusalSentence('INVALID_EMAIL') : undefined);
    if (!isWrong) setWanted(next);
  }

  return (
    <StaffPage title={t('activity.auditTitle')} lead={t('activity.auditLead')}>
      <form className="staff__find" noValidate onSubmit={show}>
        <TextField label={t('activity.auditEmail')} name="email" type="email" error={wrong} />
        <SelectField
          label={t('activity.auditKind')}
          name="kind"
          options={[
            { value: '', label: t('activity.anyKind') },
            ...ACTIVITY_KINDS.map((kind) => ({ value: kind, label: t(`activity.did.${kind}`) })),
          ]}
        />
        <Button type="submit">{t('activity.show')}</Button>
      </form>
      <PagedList pages={pages} label={t('activity.events')} none={t('activity.noEvents')} className="events">
        {(event) => <AuditRow key={event.id} event={event} named />}
      </PagedList>
    </StaffPage>
  );
}

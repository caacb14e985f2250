import { type FormEvent, useState } from 'react';
import { Button, Notice, TextField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { PagedList } from '../staff/paged-list.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { usePages } from '../staff/use-pages.ts';
import type { Person } from './person.ts';
import { type PersonAction, PersonActionDialog } from './person-action.tsx';
import { PersonRow } from './person-row.tsx';

/** Lists all accounts. */
export function PeoplePage() {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const pages = usePages(routes.listPeople, search === '' ? {} : { search }, ({ people, next }) => ({
    items: people,
    next,
  }));
  const [acting, setActing] = useState<{ person: Person; action: PersonAction }>();
  const [said, setSaid] = useState<string>();

  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaid(undefined);
    setSearch(fieldText(new FormData(event.currentTarget), 'search').trim());
  }

  return (
    <StaffPage title={t('people.title')} lead={t('people.lead')}>
      <form className="staff__find" onSubmit={find}>
        <TextField label={t('people.search')} name="search" type="search" maxLength={254} />
        <Button type="submit">{t('people.find')}</Button>
      </form>
      {said && <Notice tone="success">{said}</Notice>}
      <PagedList pages={pages} label={t('people.title')} none={t('people.noPeople')}>
        {(person) => (
          <PersonRow key={person.id} person={person} onAct={(action) => setActing({ person, action })} />
        )}
      </PagedList>
      {acting && (
        <PersonActionDialog
          {...acting}
          onClose={() => setActing(undefined)}
          onDone={(sentence) => {
            setSaid(sentence);
            setActing(undefined);
            pages.reload();
          }}
        />
      )}
    </StaffPage>
  );
}

import { type FormEvent, useState } from 'react';
import { Trans } from 'react-i18next';
import { Button, Notice, TextField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { useMethodNames } from '../methods/use-method-names.ts';
import { PagedList } from '../staff/paged-list.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { usePages } from '../staff/use-pages.ts';
import type { Person } from './person.ts';
import { RoleDialog } from './role-dialog.tsx';

/** Lists all accounts. */
export function PeoplePage() {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const pages = usePages(routes.listPeople, search === '' ? {} : { search }, ({ people, next }) => ({
    items: people,
    next,
  }));
  const [changing, setChanging] = useState<Person>();
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
        {(person) => <PersonRow key={person.id} person={person} onChangeRole={() => setChanging(person)} />}
      </PagedList>
      {changing && (
        <RoleDialog
          person={changing}
          onClose={() => setChanging(undefined)}
          onChanged={() => {
            setSaid(t('people.roleChanged', { name: changing.name }));
            setChanging(undefined);
            pages.reload();
          }}
        />
      )}
    </StaffPage>
  );
}

function PersonRow({ person, onChangeRole }: { person: Person; onChangeRole: () => void }) {
  const t = useTexts();
  const methodNames = useMethodNames();
  const { name, email, emailVerified, role, methods, createdAt, lastSignInAt } = person;
  return (
    <li className="staff__row">
      <div className="staff__text">
        <h2 dir="auto">{name}</h2>
        <p>{email}</p>
        {!emailVerified && <p className="cs-small">{t('people.unconfirmed')}</p>}
        <p className="cs-small cs-soft">{`${t(`people.roles.${role}`)} · ${methodNames(methods)}`}</p>
        <p className="cs-small cs-soft">
          <Trans t={t} i18nKey="people.made" components={{ when: <Moment at={createdAt} only="date" /> }} />
          {', '}
          {lastSignInAt === null ? (
            t('people.neverSignedIn')
          ) : (
            <Trans t={t} i18nKey="people.signedIn" components={{ when: <Moment at={lastSignInAt} /> }} />
          )}
        </p>
      </div>
      <Button aria-label={t('people.changeRoleNamed', { name })} onClick={onChangeRole}>
        {t('people.changeRole')}
      </Button>
    </li>
  );
}

import { Ellipsis } from 'lucide-react';
import { Trans } from 'react-i18next';
import { Button, IconButton, Menu } from '../../../../shared/ui/index.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { useMethodNames } from '../methods/use-method-names.ts';
import type { Person } from './person.ts';
import type { PersonAction } from './person-action.tsx';

/** Shows an account in the list of all accounts. */
export function PersonRow({ person, onAct }: { person: Person; onAct: (action: PersonAction) => void }) {
  const t = useTexts();
  const { visitor } = useVisitor();
  const isOwn = visitor?.kind === 'member' && visitor.user.id === person.id;
  const act = (action: PersonAction) => () => onAct(action);
  const { name, suspension } = person;
  return (
    <li className="staff__row">
      <PersonFacts person={person} />
      <div className="staff__actions">
        <Button aria-label={t('people.changeRoleNamed', { name })} onClick={act('change-role')}>
          {t('people.changeRole')}
        </Button>
        {!isOwn && (
          <Menu
            trigger={<IconButton label={t('people.more', { name })} icon={<Ellipsis aria-hidden="true" />} />}
            items={
              suspension
                ? [{ label: t('people.lift'), onSelect: act('lift-suspension') }]
                : [
                    { label: t('people.signOut'), onSelect: act('sign-out') },
                    { label: t('people.suspend'), onSelect: act('suspend'), danger: true },
                  ]
            }
          />
        )}
      </div>
    </li>
  );
}

function PersonFacts({ person }: { person: Person }) {
  const t = useTexts();
  const methodNames = useMethodNames();
  const { name, email, emailVerified, role, methods, createdAt, lastSignInAt, suspension, deletesAt } =
    person;
  return (
    <div className="staff__text">
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p>{email}</p>
      {!emailVerified && <p className="cs-small">{t('people.unconfirmed')}</p>}
      {suspension && (
        <>
          <p className="cs-small">
            <Trans
              t={t}
              i18nKey={suspension.by ? 'people.suspendedSince' : 'people.suspendedUnknown'}
              values={{ by: suspension.by?.name ?? '' }}
              components={{ when: <Moment at={suspension.at} /> }}
            />
          </p>
          <p className="cs-small staff__words" dir="auto">
            {suspension.reason}
          </p>
        </>
      )}
      {deletesAt !== null && (
        <p className="cs-small">
          <Trans
            t={t}
            i18nKey="people.toBeDeleted"
            components={{ when: <Moment at={deletesAt} only="date" /> }}
          />
        </p>
      )}
      <p className="cs-small cs-soft">{`${t(`people.roles.${role}`)} · ${methodNames(methods)}`}</p>
      <p className="cs-small cs-soft">
        <Trans t={t} i18nKey="people.made" components={{ when: <Moment at={createdAt} only="date" /> }} />
        {' · '}
        {lastSignInAt === null ? (
          t('people.neverSignedIn')
        ) : (
          <Trans t={t} i18nKey="people.signedIn" components={{ when: <Moment at={lastSignInAt} /> }} />
        )}
      </p>
    </div>
  );
}

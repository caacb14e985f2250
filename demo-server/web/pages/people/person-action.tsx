import { routes } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LiftDialog } from './lift-dialog.tsx';
import type { Person } from './person.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';

/** What an admin can do to an account. */
export type PersonAction = 'change-role' | 'suspend' | 'lift-suspension' | 'sign-out';

export interface PersonActionDialogProps {
  person: Person;
  action: PersonAction;
  onClose: () => void;
  /** Gets a sentence that says what was done. */
  onDone: (sentence: string) => void;
}

/** Shows the dialog of an action. */
export function PersonActionDialog({ person, action, onClose, onDone }: PersonActionDialogProps) {
  const t = useTexts();
  const { name } = person;
  const both = { person, onClose };
  switch (action) {
    case 'change-role':
      return <RoleDialog {...both} onChanged={() => onDone(t('people.roleChanged', { name }))} />;
    case 'suspend':
      return (
        <ReasonDialog
          {...both}
          route={routes.suspendPerson}
          title={t('people.suspendTitle', { name })}
          description={t('people.suspendText', { name })}
          action={t('people.suspend')}
          onDone={() => onDone(t('people.suspended', { name }))}
        />
      );
    case 'sign-out':
      return (
        <ReasonDialog
          {...both}
          route={routes.signPersonOut}
          title={t('people.signOutTitle', { name })}
          description={t('people.signOutText', { name })}
          action={t('people.signOut')}
          onDone={() => onDone(t('people.signedOut', { name }))}
        />
      );
    case 'lift-suspension':
      return <LiftDialog {...both} onDone={() => onDone(t('people.lifted', { name }))} />;
  }
}

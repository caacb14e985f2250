import type { FormEvent } from 'react';
import { Button, Dialog, Notice, SelectField } from '../../../../shared/ui/index.ts';
import { ROLES, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { fieldText } from '../../forms/field-text.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { Person } from './person.ts';

export interface RoleDialogProps {
  person: Person;
  onClose: () => void;
  onChanged: () => void;
}

/** Changes a user's role. */
export function RoleDialog({ person, onClose, onChanged }: RoleDialogProps) {
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.changeRole);
  const { id: userId, name } = person;

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = fieldText(new FormData(event.currentTarget), 'role');
    const role = ROLES.find((role) => role === chosen);
    if (role && (await run(() => call(routes.changeRole, { userId, role })))) onChanged();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.changeRoleNamed', { name })}
      description={t('people.changeRoleText', { name })}
    >
      <form className="form" onSubmit={(event) => void change(event)}>
        {fault && <Notice tone="error">{fault}</Notice>}
        {!person.emailVerified && <Notice tone="warning">{t('people.roleNeedsAddress')}</Notice>}
        <SelectField
          label={t('people.role')}
          name="role"
          defaultValue={person.role}
          options={ROLES.map((role) => ({ value: role, label: t(`people.roles.${role}`) }))}
        />
        <div className="form__foot">
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('admin.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { type FormEvent, useRef } from 'react';
import { Button, Dialog, TextArea } from '../../../../shared/ui/index.ts';
import { LEAST_REASON, MOST_REASON, type routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { Person } from './person.ts';

export interface ReasonDialogProps {
  person: Person;
  /** What is done to the account. */
  route: typeof routes.suspendPerson | typeof routes.signPersonOut;
  title: string;
  description: string;
  /** The text of the button that does it. */
  action: string;
  onClose: () => void;
  onDone: () => void;
}

/** Asks for the reason of something that an admin does to an account. The owner gets it by mail. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { person, route, title, description, action, onClose, onDone } = props;
  const t = useTexts();
  const area = useRef<HTMLTextAreaElement>(null);
  const { busy, faults, form, submit } = useSubmission(route);

  async function act(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = fieldText(new FormData(event.currentTarget), 'reason');
    if (await submit({ userId: person.id, reason })) onDone();
  }

  return (
    <Dialog open onClose={onClose} title={title} description={description} initialFocus={area}>
      <form className="form" noValidate ref={form} onSubmit={(event) => void act(event)}>
        <FormFault faults={faults} />
        <TextArea
          ref={area}
          label={t('people.reason')}
          hint={t('people.reasonHint', { least: LEAST_REASON })}
          name="reason"
          maxLength={MOST_REASON}
          {...(faults.fields.reason !== undefined && { error: faults.fields.reason })}
        />
        <div className="form__foot">
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind="danger" type="submit" busy={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

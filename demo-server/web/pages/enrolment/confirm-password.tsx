import { type FormEvent, useState } from 'react';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/api.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { ConfirmAddressFirst } from '../../frame/confirm-address-first.tsx';
import { Page } from '../../frame/page.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { type OfferedKey, readOfferedKey } from './offered-key.ts';
import type { EnrolmentPurpose } from './purpose.ts';
import { Steps } from './steps.tsx';

export interface ConfirmPasswordProps {
  purpose: EnrolmentPurpose;
  onKey: (key: OfferedKey) => void;
  onCancel: () => void;
}

const LEADS = {
  first: 'enrolment.passwordLead',
  another: 'enrolment.anotherLead',
  replace: 'enrolment.replaceLead',
} as const satisfies Record<EnrolmentPurpose, string>;

/** Step 1: asks for the password. Otherwise an attacker could add their own key in a session that was left open. */
export function ConfirmPassword({ purpose, onKey, onCancel }: ConfirmPasswordProps) {
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(routes.beginEnrolment);
  const [unreadable, setUnreadable] = useState<string>();

  async function makeKey(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setUnreadable(undefined);
    const reply = await submit({ password: fieldText(new FormData(event.currentTarget), 'password') });
    if (!reply) return;
    try {
      onKey(readOfferedKey(reply));
    } catch (error) {
      setUnreadable(sentenceOf(error));
    }
  }

  return (
    <Page
      title={t('enrolment.passwordTitle')}
      lead={t(LEADS[purpose])}
      focus="first-field"
      above={<Steps current={1} />}
    >
      <ConfirmAddressFirst />
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void makeKey(event)}>
          <FormFault faults={faults} />
          {unreadable && <Notice tone="error">{unreadable}</Notice>}
          <PasswordAgain error={faults.fields.password} />
          <div className="form__foot">
            <Button onClick={onCancel}>{t('frame.cancel')}</Button>
            <Button kind="primary" type="submit" busy={busy}>
              {t('frame.continue')}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}

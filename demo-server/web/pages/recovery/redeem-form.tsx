import type { FormEvent } from 'react';
import { Trans } from 'react-i18next';
import { isolated } from '../../../../shared/translations/formatter.ts';
import { Button, Card, TextField } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { Page } from '../../frame/page.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { PasswordOfLink } from './mailed-link.tsx';
import { useQuestionText } from './use-question-text.ts';

export interface RedeemFormProps {
  token: string;
  view: ReplyOf<typeof routes.viewRecovery>;
  /** @param dueAt when the reset happens; `null` if it is done */
  onUsed: (dueAt: string | null) => void;
}

/** Asks for the password and the answers that the link needs, and says what will happen. */
export function RedeemForm({ token, view, onUsed }: RedeemFormProps) {
  const t = useTexts();
  const textOfQuestion = useQuestionText();
  const { busy, faults, form, submit } = useSubmission(routes.redeemRecovery);
  const { questions, email, waitHours, expiresAt } = view;

  async function redeem(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const answers = questions.map((_, index) => fieldText(data, nameOf(index)));
    const unanswered = answers.flatMap((answer, index) =>
      answer.trim() === '' ? [[nameOf(index), t('recovery.enterAnswer')]] : [],
    );
    const body = { token, password: fieldText(data, 'password'), ...(answers.length > 0 && { answers }) };
    const reply = await submit(body, Object.fromEntries(unanswered));
    if (reply) onUsed(reply.dueAt);
  }

  return (
    <Page title={t('recovery.linkTitle')} lead={t('recovery.linkLead')} focus="first-field">
      <ul className="done__notes">
        <li>{t('recovery.effectVoid')}</li>
        <li>{t('recovery.effectOut')}</li>
        <li>{t(waitHours > 0 ? 'recovery.effectAgainByLink' : 'recovery.effectAgain')}</li>
        {waitHours > 0 && <li>{t('recovery.effectWait', { count: waitHours })}</li>}
      </ul>
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void redeem(event)}>
          <p>{t('recovery.account', { email })}</p>
          <FormFault faults={faults} />
          <PasswordOfLink email={email} error={faults.fields.password} />
          {questions.length > 0 && (
            <fieldset className="form answers">
              <legend>{t('recovery.answers')}</legend>
              {questions.map((question, index) => (
                <TextField
                  key={textOfQuestion(question)}
                  label={isolated(textOfQuestion(question))}
                  name={nameOf(index)}
                  autoComplete="off"
                  autoCapitalize="none"
                  autoCorrect="off"
                  spellCheck={false}
                  maxLength={200}
                  dir="auto"
                  error={faults.fields[nameOf(index)]}
                />
              ))}
              <p className="cs-small cs-soft">{t('recovery.answersHint')}</p>
            </fieldset>
          )}
          <Button kind="danger" type="submit" busy={busy}>
            {t('recovery.resetAction')}
          </Button>
        </form>
      </Card>
      <p className="page__other cs-small">
        <Trans t={t} i18nKey="recovery.expires" components={{ when: <Moment at={expiresAt} /> }} />
      </p>
    </Page>
  );
}

function nameOf(index: number): string {
  return `answer-${index}`;
}

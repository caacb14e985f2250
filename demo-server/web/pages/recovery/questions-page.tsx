import { type FormEvent, useState } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { FEWEST_QUESTIONS, MOST_QUESTIONS, routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { Page } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { draftFaults, nextDraft, type QuestionDraft, questionOf } from './question-drafts.ts';
import { QuestionFields } from './question-fields.tsx';

/** Sets the security questions and replaces earlier ones. */
export function QuestionsPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const { busy, faults, form, submit } = useSubmission(routes.setSecurityQuestions);
  const [drafts, setDrafts] = useState<readonly QuestionDraft[]>(firstDrafts);
  const { visitor } = useVisitor();
  // Without a second factor, there is nothing to recover.
  if (visitor?.kind !== 'member' || !visitor.user.twoFactorEnabled) {
    return <Navigate replace to="/account/recovery" />;
  }

  async function set(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = fieldText(new FormData(event.currentTarget), 'password');
    const questions = drafts.map((draft) => ({ question: questionOf(draft), answer: draft.answer }));
    const reply = await submit({ password, questions }, draftFaults(drafts));
    if (reply) void navigate('/account/recovery', { replace: true, state: { said: 'questionsSetDone' } });
  }

  return (
    <Page
      title={t('recovery.questionsNew')}
      lead={t('recovery.questionsSetLead', { least: FEWEST_QUESTIONS })}
    >
      <Notice>{t('recovery.questionsWarning')}</Notice>
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void set(event)}>
          <FormFault faults={faults} />
          {drafts.map((draft, index) => (
            <QuestionFields
              key={draft.id}
              draft={draft}
              number={index + 1}
              faults={faults.fields}
              onChange={(changed) => setDrafts(drafts.map((one) => (one.id === draft.id ? changed : one)))}
            />
          ))}
          <div className="buttons">
            {drafts.length < MOST_QUESTIONS && (
              <Button kind="quiet" onClick={() => setDrafts([...drafts, nextDraft(drafts)])}>
                {t('recovery.anotherQuestion')}
              </Button>
            )}
            {drafts.length > FEWEST_QUESTIONS && (
              <Button kind="quiet" onClick={() => setDrafts(drafts.slice(0, -1))}>
                {t('recovery.fewerQuestions')}
              </Button>
            )}
          </div>
          <PasswordAgain error={faults.fields.password} />
          <div className="form__foot">
            <Link className="cs-button cs-button--secondary" to="/account/recovery">
              {t('frame.cancel')}
            </Link>
            <Button kind="primary" type="submit" busy={busy}>
              {t('recovery.questionsNew')}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}

function firstDrafts(): QuestionDraft[] {
  const drafts: QuestionDraft[] = [];
  while (drafts.length < FEWEST_QUESTIONS) drafts.push(nextDraft(drafts));
  return drafts;
}

import { SelectField, TextField } from '../../../../shared/ui/index.ts';
import { LISTED_QUESTIONS } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { QuestionDraft } from './question-drafts.ts';

export interface QuestionFieldsProps {
  draft: QuestionDraft;
  /** Its number among the questions, counted from 1. */
  number: number;
  faults: Readonly<Record<string, string>>;
  onChange: (draft: QuestionDraft) => void;
}

/** Shows the fields of one security question. */
export function QuestionFields({ draft, number, faults, onChange }: QuestionFieldsProps) {
  const t = useTexts();
  const { id, choice, own, answer } = draft;
  const options = [
    ...LISTED_QUESTIONS.map((listed) => ({ value: listed, label: t(`recovery.questions.${listed}`) })),
    { value: 'own' as const, label: t('recovery.writeOwn') },
  ];
  const typing = { autoComplete: 'off', spellCheck: false, maxLength: 200, dir: 'auto' } as const;
  return (
    <div className="form question">
      <SelectField
        label={t('recovery.question', { number })}
        options={options}
        value={choice}
        error={faults[`question-${id}`]}
        onChange={({ target }) => {
          const chosen = options.find(({ value }) => value === target.value);
          if (chosen) onChange({ ...draft, choice: chosen.value });
        }}
      />
      {choice === 'own' && (
        <TextField
          {...typing}
          label={t('recovery.ownQuestion')}
          value={own}
          error={faults[`own-${id}`]}
          onChange={({ target }) => onChange({ ...draft, own: target.value })}
        />
      )}
      <TextField
        {...typing}
        autoCapitalize="none"
        autoCorrect="off"
        label={t('recovery.answer', { number })}
        value={answer}
        // Shows the question in full, because a narrow screen shortens the list's text.
        hint={choice === 'own' ? undefined : t(`recovery.questions.${choice}`)}
        error={faults[`answer-${id}`]}
        onChange={({ target }) => onChange({ ...draft, answer: target.value })}
      />
    </div>
  );
}

import { useState } from 'react';
import { Button, Notice, TextField } from '../../../../shared/ui/index.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import type { Checked } from './use-text-task.ts';

export interface TextTaskProps {
  check: (answer: string) => Promise<Checked>;
  /** Whether the answer is a line of code. Otherwise it is a number. */
  isLong: boolean;
}

/** A task with a typed answer. */
export function TextTask({ check, isLong }: TextTaskProps) {
  const t = useLabTexts();
  const [answer, setAnswer] = useState('');
  const [checked, setChecked] = useState<Checked>();
  return (
    <form
      className="lab__stack lesson__screen-only"
      onSubmit={(event) => {
        event.preventDefault();
        void check(answer).then(setChecked);
      }}
    >
      <TextField
        label={t('lessons.answer')}
        code
        inputMode={isLong ? 'text' : 'numeric'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={answer}
        onChange={(event) => {
          setAnswer(event.target.value);
          setChecked(undefined);
        }}
      />
      <div className="lab__buttons">
        <Button kind="primary" type="submit">
          {t('lessons.check')}
        </Button>
      </div>
      {checked && (
        <Notice
          tone={checked.isRight ? 'success' : 'warning'}
          title={checked.isRight ? t('lessons.right') : t('lessons.notYet')}
        >
          {checked.sentence}
        </Notice>
      )}
    </form>
  );
}

import { useEffect, useState } from 'react';
import { Button, Notice, TextField } from '../../../../shared/ui/index.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { keepAnswer } from './answers.ts';
import type { TaskId } from './task-list.ts';
import { useAnswers } from './use-answers.ts';

/** Whether an answer is right, with a sentence about it. */
export interface Checked {
  isRight: boolean;
  sentence: string;
}

export interface TextTaskProps {
  task: TaskId;
  check: (answer: string) => Promise<Checked>;
  /** Whether the answer is a line of code. Otherwise it is a number. */
  isLong?: boolean;
}

/** A task with a typed answer. The answer and its result are there again after a reload. */
export function TextTask({ task, check, isLong = false }: TextTaskProps) {
  const t = useLabTexts();
  const { text = '', isChecked = false } = useAnswers()[task] ?? {};
  const [checked, setChecked] = useState<Checked & { text: string; by: TextTaskProps['check'] }>();

  useEffect(() => {
    if (!isChecked || (checked?.text === text && checked.by === check)) return undefined;
    let isWanted = true;
    void check(text).then((result) => {
      if (isWanted) setChecked({ ...result, text, by: check });
    });
    return () => {
      isWanted = false;
    };
  }, [check, checked, isChecked, text]);

  const shown = isChecked && checked?.text === text ? checked : undefined;
  return (
    <form
      className="lab__stack lesson__screen-only"
      onSubmit={(event) => {
        event.preventDefault();
        void check(text).then((result) => {
          setChecked({ ...result, text, by: check });
          keepAnswer(task, text, result.isRight ? 'right' : 'wrong');
        });
      }}
    >
      <TextField
        label={t('lessons.answer')}
        code
        inputMode={isLong ? 'text' : 'numeric'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={1000}
        value={text}
        onChange={(event) => keepAnswer(task, event.target.value, 'unchecked')}
      />
      <div className="lab__buttons">
        <Button kind="primary" type="submit">
          {t('lessons.check')}
        </Button>
      </div>
      {shown && (
        <Notice
          tone={shown.isRight ? 'success' : 'warning'}
          title={shown.isRight ? t('lessons.right') : t('lessons.notYet')}
        >
          {shown.sentence}
        </Notice>
      )}
    </form>
  );
}

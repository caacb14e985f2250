import { Check, RotateCcw } from 'lucide-react';
import { useId, useState } from 'react';
import { AlertDialog, Button } from '../../../../shared/ui/index.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { currentStep, startOver } from './answers.ts';
import type { TaskId } from './task-list.ts';
import { useAnswers } from './use-answers.ts';
import './tasks.css';

/** Shows how many tasks are solved, and offers to start over. Nothing while there is no answer. */
export function Progress() {
  const t = useLabTexts();
  const id = useId();
  const answers = useAnswers();
  const [asks, setAsks] = useState(false);
  const { solved, total } = currentStep(answers);
  if (Object.keys(answers).length === 0) return null;
  return (
    <section className="progress lesson__screen-only" aria-labelledby={id}>
      <span id={id}>{t('tasks.solvedOf', { solved, total })}</span>
      <progress value={solved} max={total} aria-labelledby={id} />
      <Button kind="quiet" icon={<RotateCcw aria-hidden="true" />} onClick={() => setAsks(true)}>
        {t('tasks.startOver')}
      </Button>
      <AlertDialog
        open={asks}
        onClose={() => setAsks(false)}
        title={t('tasks.startOverTitle')}
        description={t('tasks.startOverText')}
        confirmLabel={t('tasks.startOverYes')}
        onConfirm={() => {
          startOver();
          setAsks(false);
        }}
      />
    </section>
  );
}

/** Marks a task that is solved. */
export function SolvedMark({ task }: { task: TaskId }) {
  const t = useLabTexts();
  if (useAnswers()[task]?.isSolved !== true) return null;
  return (
    <span className="solved">
      <Check aria-hidden="true" />
      {t('tasks.solved')}
    </span>
  );
}

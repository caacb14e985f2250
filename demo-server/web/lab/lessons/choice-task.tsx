import { Button, Notice } from '../../../../shared/ui/index.ts';
import { keepAnswer } from '../tasks/answers.ts';
import { useAnswers } from '../tasks/use-answers.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';

const WAYS = ['mail', 'backup', 'question', 'call'] as const;
type Way = (typeof WAYS)[number];

/** ASVS 5.0, 6.4.4: with a lost factor, recovery asks for as much proof as enrolment did. */
const SAFE_WAY: Way = 'backup';

/** The task of the last lesson: choose a way back in. Each choice has an explanation. */
export function ChoiceTask() {
  const t = useLabTexts();
  const { text, isChecked } = useAnswers()['lessons/losing'] ?? {};
  const chosen = WAYS.find((way) => way === text);
  const checked = isChecked ? chosen : undefined;
  return (
    <form
      className="lab__stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) keepAnswer('lessons/losing', chosen, chosen === SAFE_WAY ? 'right' : 'wrong');
      }}
    >
      <fieldset className="choices">
        <legend className="cs-visually-hidden">{t('lessons.answer')}</legend>
        {WAYS.map((way) => (
          <label key={way} className="cs-checkbox">
            <input
              type="radio"
              name="way"
              value={way}
              checked={chosen === way}
              onChange={() => keepAnswer('lessons/losing', way, 'unchecked')}
            />
            <span>{t(`lessons.losing.${way}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="lab__buttons lesson__screen-only">
        <Button kind="primary" type="submit">
          {t('lessons.check')}
        </Button>
      </div>
      {checked && (
        <Notice
          tone={checked === SAFE_WAY ? 'success' : 'warning'}
          title={checked === SAFE_WAY ? t('lessons.right') : t('lessons.notYet')}
        >
          {t(`lessons.losing.${checked}Why`)}
        </Notice>
      )}
    </form>
  );
}

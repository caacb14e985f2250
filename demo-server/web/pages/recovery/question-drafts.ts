import { LISTED_QUESTIONS, type SecurityQuestion, SHORTEST_ANSWER } from '../../../contract/index.ts';
import { translate } from '../../texts/translator.ts';

/** A question and its answer in the form. */
export interface QuestionDraft {
  /** Identifies the draft when others are added or removed. */
  id: number;
  /** The question in the list, or `own` for the user's own question. */
  choice: (typeof LISTED_QUESTIONS)[number] | 'own';
  own: string;
  answer: string;
}

/** Returns a draft with the first question that no other draft has. */
export function nextDraft(drafts: readonly QuestionDraft[]): QuestionDraft {
  const taken = new Set(drafts.map(({ choice }) => choice));
  const choice = LISTED_QUESTIONS.find((listed) => !taken.has(listed)) ?? 'own';
  const id = Math.max(0, ...drafts.map((draft) => draft.id)) + 1;
  return { id, choice, own: '', answer: '' };
}

/** Returns the question in the contract's form. */
export function questionOf({ choice, own }: QuestionDraft): SecurityQuestion {
  return choice === 'own' ? { own } : { listed: choice };
}

/** Returns the errors by field: `own-1` and `answer-1` are the fields of the draft with the id 1. */
export function draftFaults(drafts: readonly QuestionDraft[]): Record<string, string> {
  const faults: Record<string, string> = {};
  const questions = new Set<string>();
  const answers = new Set<string>();
  for (const draft of drafts) {
    const { id, choice } = draft;
    const own = lettersOf(draft.own);
    const answer = lettersOf(draft.answer);
    const question = choice === 'own' ? `own ${own}` : choice;
    if (choice === 'own' && own === '') faults[`own-${id}`] = translate('recovery.enterQuestion');
    else if (questions.has(question)) {
      faults[`${choice === 'own' ? 'own' : 'question'}-${id}`] = translate('recovery.alike');
    }
    if ([...answer].length < SHORTEST_ANSWER) {
      faults[`answer-${id}`] = translate('recovery.answerShort', { least: SHORTEST_ANSWER });
    } else if (answers.has(answer)) faults[`answer-${id}`] = translate('recovery.alike');
    questions.add(question);
    answers.add(answer);
  }
  return faults;
}

/** Returns about what the server compares. The server decides. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}

import { expect, test } from 'vitest';
import { LISTED_QUESTIONS } from '../../../contract/index.ts';
import { draftFaults, nextDraft, type QuestionDraft, questionOf } from './question-drafts.ts';

const answered = (draft: Partial<QuestionDraft>): QuestionDraft => ({
  id: 1,
  choice: 'first-job',
  own: '',
  answer: 'Baker',
  ...draft,
});

test('each new draft has a different question, or the user’s own once the list is used up', () => {
  const drafts: QuestionDraft[] = [];
  for (const _ of LISTED_QUESTIONS) drafts.push(nextDraft(drafts));
  expect(drafts.map(({ choice }) => choice)).toEqual([...LISTED_QUESTIONS]);
  expect(nextDraft(drafts)).toMatchObject({ choice: 'own', id: LISTED_QUESTIONS.length + 1 });
});

test('reports each error at its field, and nothing for valid fields', () => {
  const right = [
    answered({}),
    answered({ id: 2, choice: 'own', own: 'Which boat?', answer: 'Ålesund' }),
    answered({ id: 3, choice: 'first-concert', answer: 'Nobody' }),
  ];
  expect(draftFaults(right)).toEqual({});
  expect(right.map(questionOf)).toEqual([
    { listed: 'first-job' },
    { own: 'Which boat?' },
    { listed: 'first-concert' },
  ]);
  const wrong = [
    answered({ answer: ' a.b ' }),
    answered({ id: 2, answer: 'Oslo' }),
    answered({ id: 3, choice: 'own', own: ' … ', answer: 'OSLO!' }),
    answered({ id: 4, choice: 'own', own: 'Boat', answer: 'Ship' }),
    answered({ id: 5, choice: 'own', own: 'boat?', answer: 'Sail' }),
  ];
  expect(Object.keys(draftFaults(wrong)).sort()).toEqual([
    'answer-1',
    'answer-3',
    'own-3',
    'own-5',
    'question-2',
  ]);
});

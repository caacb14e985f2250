/**
 * The answers to the lab's tasks. This browser keeps them, so that they survive a reload. Nothing is sent anywhere.
 *
 * Call {@link watchAnswers} and {@link currentStep} to follow a pupil, for example in a class.
 */
import { mayKeep } from './may-keep.ts';
import { TASKS, type TaskId } from './task-list.ts';

export interface Answer {
  /** As typed, or the name of a choice. Empty if it may not be kept. */
  text: string;
  /** Whether this text was checked. */
  isChecked: boolean;
  /** Whether a right answer was given, now or before. */
  isSolved: boolean;
}

export type Answers = Readonly<Partial<Record<TaskId, Answer>>>;

/** Where a pupil is. */
export interface CurrentStep {
  /** The first task that is not solved. `undefined` if all are. */
  task: TaskId | undefined;
  solved: number;
  total: number;
}

const KEPT_AS = 'countersign-lab-answers';
/** Longer texts are no answers. */
const LONGEST_ANSWER = 1000;

/** Read when they are first needed. */
let answers: Answers | undefined;
const watchers = new Set<() => void>();

export function currentAnswers(): Answers {
  answers ??= read();
  return answers;
}

/** Keeps an answer. A solved task stays solved when the text changes. */
export function keepAnswer(task: TaskId, text: string, result: 'unchecked' | 'wrong' | 'right'): void {
  const all = currentAnswers();
  const isSolved = result === 'right' || all[task]?.isSolved === true;
  change({ ...all, [task]: { text, isChecked: result !== 'unchecked', isSolved } });
}

/** Forgets every answer. */
export function startOver(): void {
  change({});
}

/** Calls `tell` after each change, also by another tab. @returns a function that stops it */
export function watchAnswers(tell: () => void): () => void {
  if (watchers.size === 0) window.addEventListener('storage', followOtherTab);
  watchers.add(tell);
  return () => {
    watchers.delete(tell);
    if (watchers.size === 0) window.removeEventListener('storage', followOtherTab);
  };
}

export function currentStep(from: Answers = currentAnswers()): CurrentStep {
  const isSolved = (task: TaskId) => from[task]?.isSolved === true;
  return {
    task: TASKS.find((task) => !isSolved(task)),
    solved: TASKS.filter(isSolved).length,
    total: TASKS.length,
  };
}

/** Reads kept answers. Anything that is not one is left out: an older or a newer version of the lab may have kept it. */
export function readAnswers(kept: string | null): Answers {
  let found: unknown;
  try {
    found = JSON.parse(kept ?? '{}');
  } catch {
    return {};
  }
  if (typeof found !== 'object' || found === null) return {};
  const known = TASKS.flatMap((task): [TaskId, Answer][] => {
    const answer: unknown = Object.hasOwn(found, task) ? found[task as keyof typeof found] : undefined;
    return isAnswer(answer) ? [[task, answer]] : [];
  });
  return Object.fromEntries(known);
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { text, isChecked, isSolved } = value as Record<keyof Answer, unknown>;
  return (
    typeof text === 'string' &&
    text.length <= LONGEST_ANSWER &&
    typeof isChecked === 'boolean' &&
    typeof isSolved === 'boolean'
  );
}

/** Returns what of the answers may be written to the browser's storage. */
export function keptForm(all: Answers): Answers {
  return Object.fromEntries(
    Object.entries(all).map(([task, answer]) => {
      const isKept = answer.text.length <= LONGEST_ANSWER && mayKeep(answer.text);
      return [task, isKept ? answer : { text: '', isChecked: false, isSolved: answer.isSolved }];
    }),
  );
}

function change(next: Answers): void {
  answers = next;
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(keptForm(next)));
  } catch {
    // Storage is full or blocked, so the answers last until the page is closed.
  }
  for (const tell of watchers) tell();
}

function followOtherTab({ key }: StorageEvent): void {
  if (key !== KEPT_AS && key !== null) return;
  answers = read();
  for (const tell of watchers) tell();
}

function read(): Answers {
  try {
    return readAnswers(localStorage.getItem(KEPT_AS));
  } catch {
    return {};
  }
}

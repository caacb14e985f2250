import { expect, test } from 'vitest';
import { Recorder } from './recorder.ts';
import { withNarration } from './with-narration.ts';

class Counter {
  #count = 0;
  readonly clock = { advance: async (ms: number) => ms, now: () => this.#count };
  async add(by: number): Promise<number> {
    this.#count += by;
    return this.#count;
  }
  async fail(): Promise<void> {
    throw new Error('no');
  }
}

/** A recorder whose server reports one more event each time. */
function recorder(): { recorder: Recorder; written: () => string[] } {
  const names: string[] = [];
  const looks = { count: 0 };
  const made = new Recorder(
    {
      pictures: async () => {
        throw new Error('no screen');
      },
      seen: async () => {
        looks.count += 1;
        return Array.from({ length: looks.count }, (_, at) => ({
          at: '',
          words: `seen ${at + 1}`,
          outcome: 'success' as const,
        }));
      },
    },
    'en',
  );
  const tell = made.tell.bind(made);
  made.tell = async (name, outcome) => {
    names.push(`${name} ${outcome}`);
    await tell(name, outcome);
  };
  return { recorder: made, written: () => names };
}

test('records calls with a sentence, also nested ones, and the object works as before', async () => {
  const sentences: string[] = [];
  const counter = withNarration(
    new Counter(),
    { add: (by) => `adds ${by}`, clock: { advance: (ms) => `moves ${ms}` } },
    async (sentence, act) => {
      sentences.push(sentence);
      return act();
    },
  );
  expect(await counter.add(2)).toBe(2);
  expect(await counter.clock.advance(5)).toBe(5);
  expect(counter.clock.now()).toBe(2);
  await expect(counter.fail()).rejects.toThrow('no');
  expect(sentences).toEqual(['adds 2', 'moves 5']);
});

test('records nested steps with the outer one, and a failing step still fails', async () => {
  const { recorder: record, written } = recorder();
  expect(await record.step('outer', () => record.step('inner', async () => 7))).toBe(7);
  await expect(
    record.step('breaks', async () => {
      throw new Error('here');
    }),
  ).rejects.toThrow('here');
  expect(await record.step('after', async () => 1)).toBe(1);
  expect(written()).toEqual(['outer passed', 'breaks failed', 'after passed']);
});

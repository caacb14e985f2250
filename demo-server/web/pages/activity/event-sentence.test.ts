import { describe, expect, test } from 'vitest';
import { ACTIVITY_KINDS } from '../../../contract/index.ts';
import { en } from '../../texts/en/index.ts';
import { eventSentence } from './event-sentence.ts';

describe('the sentence about an event', () => {
  test('tells owners what they chose, and staff what happened', () => {
    for (const kind of ['backup-codes-saved', 'went-on-without'] as const) {
      expect(eventSentence({ kind, outcome: 'success' }, true)).toBe(`activity.own.${kind}`);
      expect(eventSentence({ kind, outcome: 'success' }, false)).toBe(`activity.did.${kind}`);
      expect(eventSentence({ kind, outcome: 'failure' }, true)).toBe(`activity.failed.${kind}`);
    }
  });

  test('is the same for owners and staff in every other case', () => {
    for (const kind of ACTIVITY_KINDS) {
      if (kind in en.activity.own) continue;
      for (const outcome of ['success', 'failure'] as const)
        expect(eventSentence({ kind, outcome }, true)).toBe(eventSentence({ kind, outcome }, false));
    }
  });
});

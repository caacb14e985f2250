import { describe, expect, it } from 'vitest';
import { typedKey } from '../../ipc/accounts.ts';
import { EMPTY_DRAFT, readDraft, type TypedDraft } from './typed-draft.ts';

const draft = (changes: Partial<TypedDraft>): TypedDraft => ({
  ...EMPTY_DRAFT,
  issuer: 'GitHub',
  secret: 'jbsw y3dp-ehpk 3pxp',
  ...changes,
});

describe('readDraft', () => {
  it.each([
    [{}],
    [{ type: 'hotp' as const, counter: '9007199254740991' }],
    [{ type: 'steam' as const }],
    [{ algorithm: 'SHA512' as const, digits: '8', period: '60' }],
  ])('gives what the contract takes: %j', (changes) => {
    const { key } = readDraft(draft(changes));
    expect(typedKey.safeParse(key).success).toBe(true);
  });

  it.each([
    [{ issuer: ' ', account: '' }, 'issuer'],
    [{ secret: '  ' }, 'secret'],
    [{ secret: 'JBSW0' }, 'secret'],
    [{ period: '0' }, 'period'],
    [{ period: '30s' }, 'period'],
    [{ period: '' }, 'period'],
    [{ type: 'hotp' as const, counter: '-1' }, 'counter'],
    [{ type: 'hotp' as const, counter: '9007199254740992' }, 'counter'],
  ])('blames the field: %j', (changes, field) => {
    expect(Object.keys(readDraft(draft(changes)).faults ?? {})).toEqual([field]);
  });

  it('names every field at once', () => {
    const { faults } = readDraft({ ...EMPTY_DRAFT, period: 'x' });
    expect(Object.keys(faults ?? {})).toEqual(['issuer', 'secret', 'period']);
  });

  it('ignores what the chosen type does not have', () => {
    expect(readDraft(draft({ type: 'hotp', period: 'x' })).key?.period).toBe(30);
    expect(readDraft(draft({ type: 'steam', digits: '8', algorithm: 'SHA512' })).key).toMatchObject({
      digits: 6,
      algorithm: 'SHA1',
    });
  });

  it('never repeats the key in a sentence', () => {
    const { faults } = readDraft(draft({ secret: 'SECRETSECRET1' }));
    expect(JSON.stringify(faults)).not.toContain('SECRETSECRET');
  });
});

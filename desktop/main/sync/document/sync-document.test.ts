import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detailsOf } from '../../../account-fields.ts';
import type { Entry } from '../../vault/entry.ts';
import { entry, RFC_SECRET } from '../../vault/fixtures/entry.ts';
import { SyncDocument } from './sync-document.ts';

const OTHER_SECRETS = ['MFRGGZDFMZTWQ2LK', 'NBSWY3DPEB3W64TM', 'ORSXG5BAONSWG4TF', 'KRUGS4ZANFZSAYJA'];

/** A computer: its vault's entries, its part of the document, and a clock that may be off by years. */
class Computer {
  entries: Entry[] = [];
  document = new SyncDocument();
  /** The updates that this computer made because of others. */
  readonly told: Uint8Array[] = [];
  readonly clock: number;

  constructor(clock = 0) {
    this.clock = clock;
  }

  change(next: (entries: readonly Entry[]) => readonly Entry[]): Uint8Array | undefined {
    this.entries = [...next(this.entries)];
    return this.document.adopt(this.entries);
  }

  edit(id: string, change: (entry: Entry) => Entry): void {
    this.change((entries) => entries.map((known) => (known.id === id ? change(known) : known)));
  }

  take(update: Uint8Array): void {
    this.document.apply(update);
    this.entries = this.document.entries(this.entries, this.clock);
    // As the app does after it put an account into the bin.
    const gone = new Set(this.document.gone());
    const own = this.entries.some(({ id }) => gone.has(id)) && this.document.adopt(this.entries);
    if (own) this.told.push(own);
  }

  /** Takes everything that the other one knows. Returns the accounts that went into the bin instead of disappearing. */
  hear(other: Computer): string[] {
    const used = new Set(this.entries.flatMap(({ id, removedAt }) => (removedAt === undefined ? [id] : [])));
    this.document.apply(other.document.state());
    const gone = this.document.gone().filter((id) => used.has(id));
    this.take(other.document.state());
    return gone;
  }

  /** The accounts as a user sees them. Each computer has its own time in the bin. */
  seen() {
    return this.entries.map((known) => {
      const { removedAt, expiredAt: _, ...rest } = known;
      return { ...rest, ...detailsOf(known), bin: removedAt !== undefined };
    });
  }
}

function meet(...computers: Computer[]): void {
  for (let round = 0; round < 2; round += 1) {
    for (const here of computers) for (const there of computers) if (here !== there) here.hear(there);
  }
}

/** Computers that know the same entries. */
function computersWith(entries: Entry[], count = 2): Computer[] {
  const computers = Array.from({ length: count }, (_, index) => new Computer(index * 1e11));
  computers[0]?.change(() => entries);
  meet(...computers);
  return computers;
}

function two(entries: Entry[]): [Computer, Computer] {
  return computersWith(entries) as [Computer, Computer];
}

const hotp = (id: string, counter: number): Entry => {
  const { period: _, ...key } = entry(id).key as Extract<Entry['key'], { type: 'totp' }>;
  return { ...entry(id), key: { ...key, type: 'hotp', counter } };
};
const binned = (known: Entry, at = 1): Entry => ({ ...known, removedAt: at });
const withSecret = (known: Entry, secret: string): Entry => ({
  ...known,
  key: { ...known.key, secret } as Entry['key'],
});

describe('two computers', () => {
  test('keep what each of them adds', () => {
    const [here, there] = two([entry('a')]);
    here.change((entries) => [...entries, entry('here')]);
    there.change((entries) => [entry('there'), ...entries]);
    meet(here, there);
    expect(here.seen().map(({ id }) => id)).toEqual(['there', 'a', 'here']);
    expect(there.seen()).toEqual(here.seen());
  });

  test('merge fields, tags, favourites and notes item by item', () => {
    const [here, there] = two([{ ...entry('a'), tags: ['both', 'old'], note: 'first' }]);
    here.edit('a', (known) => ({ ...known, tags: ['both', 'here'], note: 'from here' }));
    here.edit('a', (known) => ({ ...known, key: { ...known.key, issuer: 'Renamed' } as Entry['key'] }));
    there.edit('a', (known) => ({
      ...known,
      tags: ['both', 'old', 'there'],
      favourite: true,
      note: 'from there',
    }));
    there.edit('a', (known) => ({ ...known, unknown: { to: ['this', 'version'] } }) as Entry);
    meet(here, there);
    expect(here.seen()).toEqual(there.seen());
    const [merged] = here.seen();
    expect(new Set(merged?.tags)).toEqual(new Set(['both', 'here', 'there']));
    expect(new Set(merged?.note?.split('\n\n'))).toEqual(new Set(['from here', 'from there']));
    expect(merged).toMatchObject({
      favourite: true,
      unknown: { to: ['this', 'version'] },
      key: { issuer: 'Renamed' },
    });
  });

  test('keep the entry that one removes and the other changes, and say so until the next change', () => {
    const [here, there] = two([entry('a')]);
    here.edit('a', binned);
    there.edit('a', (known) => ({ ...known, note: 'still in use' }));
    meet(here, there);
    expect(here.seen()).toMatchObject([{ id: 'a', bin: false, note: 'still in use' }]);
    expect(here.document.clashes()).toMatchObject([{ id: 'a', clash: 'kept' }]);
    expect(there.document.clashes()).toEqual(here.document.clashes());
    here.edit('a', (known) => ({ ...known, note: '' }));
    expect(here.document.clashes()).toEqual([]);
  });

  test('keep the entry that one deletes for good and the other changes', () => {
    const [here, there] = two([binned(entry('a'))]);
    there.edit('a', ({ removedAt: _, ...known }) => known);
    here.change(() => []);
    meet(here, there);
    expect(here.seen()).toMatchObject([{ id: 'a', bin: false, key: { secret: RFC_SECRET } }]);
    expect(there.seen()).toEqual(here.seen());
  });

  test('keep both keys when both change the key, as two accounts that live on apart', () => {
    const [here, there] = two([entry('a')]);
    here.edit('a', (known) => withSecret(known, OTHER_SECRETS[0] ?? ''));
    there.edit('a', (known) => withSecret(known, OTHER_SECRETS[1] ?? ''));
    meet(here, there);
    expect(there.seen()).toEqual(here.seen());
    expect(here.seen().map(({ key }) => key.secret)).toEqual(
      expect.arrayContaining(OTHER_SECRETS.slice(0, 2)),
    );
    expect(here.seen()).toHaveLength(2);
    expect(here.document.clashes()).toMatchObject([{ clash: 'two-keys' }]);
    // Each computer changes another one of the two, without hearing of the other.
    const [first, second] = here.entries.map(({ id }) => id) as [string, string];
    here.edit(first, binned);
    there.edit(second, (known) => ({ ...known, note: 'the second' }));
    meet(here, there);
    expect(there.seen()).toEqual(here.seen());
    expect(here.seen().find(({ id }) => id === second)).toMatchObject({ bin: false, note: 'the second' });
    expect(here.seen().find(({ id }) => id === first)).toMatchObject({ bin: true });
  });

  test('take the highest counter, and a counter that the user set back', () => {
    const [here, there] = two([hotp('a', 5)]);
    const count = (computer: Computer, counter: number) => computer.edit('a', () => hotp('a', counter));
    count(here, 9);
    count(there, 6);
    meet(here, there);
    expect([here, there].map(({ entries }) => entries[0]?.key)).toMatchObject([
      { counter: 9 },
      { counter: 9 },
    ]);
    count(here, 2);
    meet(here, there);
    count(there, 3);
    meet(here, there);
    expect([here, there].map(({ entries }) => entries[0]?.key)).toMatchObject([
      { counter: 3 },
      { counter: 3 },
    ]);
  });

  test('say which names both gave', () => {
    const [here, there] = two([entry('a')]);
    const rename = (computer: Computer, issuer: string) =>
      computer.edit('a', (known) => ({ ...known, key: { ...known.key, issuer } as Entry['key'] }));
    rename(here, 'Red');
    rename(there, 'Blue');
    meet(here, there);
    expect(there.seen()).toEqual(here.seen());
    const [clash] = here.document.clashes();
    expect(clash).toMatchObject({ id: 'a', clash: 'names' });
    expect(clash?.names).toEqual(expect.arrayContaining(['Red', 'Blue']));
  });

  test('move accounts without undoing the other one’s moves', () => {
    const [here, there] = two(['a', 'b', 'c', 'd', 'e'].map((id) => entry(id)));
    const order = (computer: Computer, ids: string) =>
      computer.change((entries) => [...ids].flatMap((id) => entries.find((known) => known.id === id) ?? []));
    order(here, 'eabcd');
    order(there, 'acbde');
    meet(here, there);
    expect(here.seen().map(({ id }) => id)).toEqual(['e', 'a', 'c', 'b', 'd']);
    expect(there.seen()).toEqual(here.seen());
    order(here, 'abcde');
    meet(here, there);
    expect(there.seen().map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('start an account’s time in the bin when each of them learns of it', () => {
    const [here, there] = two([entry('a')]);
    here.edit('a', (known) => binned(known, 5e12));
    there.hear(here);
    expect(there.entries[0]?.removedAt).toBe(there.clock);
    expect(here.entries[0]?.removedAt).toBe(5e12);
  });
});

test('an account in use that is missing from the vault comes back; one in the bin was deleted', () => {
  const [here, there] = two([entry('used'), binned(entry('bin'))]);
  here.change(() => []);
  here.hear(there);
  expect(here.seen().map(({ id }) => id)).toEqual(['used']);
  there.hear(here);
  expect(there.seen()).toEqual(here.seen());
});

test('an empty vault that joins removes nothing, and keeps order, tags and favourites', () => {
  const [here] = two([
    { ...entry('a'), tags: ['x', 'y'], favourite: true },
    { ...entry('b'), tags: ['z'] },
  ]);
  const newcomer = new Computer();
  newcomer.document = new SyncDocument(here.document.state());
  expect(newcomer.document.adopt([], 'additions')).toBeUndefined();
  newcomer.entries = newcomer.document.entries([], 0);
  here.hear(newcomer);
  expect(newcomer.seen()).toEqual(here.seen());
  expect(here.seen().map(({ id, tags }) => [id, tags])).toEqual([
    ['a', ['x', 'y']],
    ['b', ['z']],
  ]);
});

test('an older copy of the vault adds what only it has, and undoes nothing', () => {
  const [here, there] = two([{ ...entry('a'), tags: ['old'], note: 'old' }, entry('b')]);
  const old = here.entries;
  here.edit('a', (known) => ({ ...withSecret(known, OTHER_SECRETS[0] ?? ''), tags: ['new'] }));
  here.change((entries) => [...entries, entry('later')]);
  here.document = new SyncDocument(here.document.state());
  here.document.adopt(old, 'additions');
  here.entries = here.document.entries(old, 0);
  meet(here, there);
  expect(here.seen()).toEqual(there.seen());
  expect(here.seen().map(({ key }) => key.secret)).toEqual(
    expect.arrayContaining([RFC_SECRET, OTHER_SECRETS[0] ?? '']),
  );
  expect(here.seen().map(({ id }) => id)).toContain('later');
});

test('an account that others deleted for good while it is in use here goes into the bin first', () => {
  const [here, there, away] = computersWith([entry('a'), entry('b')], 3) as [Computer, Computer, Computer];
  here.edit('a', (known) => binned(known));
  here.change((entries) => entries.filter(({ id }) => id !== 'a'));
  there.hear(here);
  expect(there.entries.find(({ id }) => id === 'a')).toMatchObject({ removedAt: there.clock });
  meet(here, there, away);
  // The others have it in the bin again, too.
  for (const computer of [here, there, away]) {
    expect(computer.seen().map(({ id, bin }) => [id, bin])).toEqual(
      expect.arrayContaining([
        ['a', true],
        ['b', false],
      ]),
    );
  }
  there.change((entries) => entries.filter(({ id }) => id !== 'a'));
  meet(here, there, away);
  for (const computer of [here, there, away]) expect(computer.seen().map(({ id }) => id)).toEqual(['b']);
});

test('nothing of a deleted account, an old key or an old note stays in the document', () => {
  const [here, there] = two([entry('gone'), { ...entry('b'), note: 'a secret remark' }]);
  here.edit('b', (known) => ({ ...withSecret(known, OTHER_SECRETS[0] ?? ''), note: '' }));
  here.edit('gone', (known) => binned(withSecret(known, OTHER_SECRETS[1] ?? '')));
  meet(here, there);
  here.change((entries) => entries.filter(({ id }) => id !== 'gone'));
  meet(here, there);
  expect(there.document.gone()).toEqual(['gone']);
  there.document.forget(there.document.gone());
  meet(here, there);
  const text = Buffer.from(here.document.state()).toString('latin1');
  for (const removed of [RFC_SECRET, OTHER_SECRETS[1] ?? '', 'a secret remark', 'gone']) {
    expect(text).not.toContain(removed);
  }
  expect(text).toContain(OTHER_SECRETS[0]);
  expect(here.seen().map(({ id }) => id)).toEqual(['b']);
});

test('facts of a newer version stay, and an entry that this version cannot use is neither shown nor deleted', () => {
  const [here, there] = two([entry('a')]);
  const odd = { ...entry('odd'), key: { ...entry('odd').key, type: 'later' } } as unknown as Entry;
  there.document.adopt([...there.entries, odd, { ...binned(odd), id: 'odd bin' }]);
  meet(here, there);
  expect(here.seen().map(({ id }) => id)).toEqual(['a']);
  here.edit('a', (known) => ({ ...known, note: 'x' }));
  there.hear(here);
  expect(there.document.gone()).toEqual([]);
});

/** A change by a user, with what an independent model expects of it. */
type Change =
  | { kind: 'add' }
  | { kind: 'key'; secret: string }
  | { kind: 'tag'; tag: string; on: boolean }
  | { kind: 'note'; note: string }
  | { kind: 'favourite' | 'bin' | 'restore' | 'purge' }
  | { kind: 'move'; to: number };
type Step =
  | { act: 'change'; at: number; account: number; change: Change }
  | { act: 'hear'; at: number; from: number };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const) }),
  fc.record({ kind: fc.constant('key' as const), secret: fc.constantFrom(...OTHER_SECRETS) }),
  fc.record({ kind: fc.constant('tag' as const), tag: fc.constantFrom('x', 'y', 'z'), on: fc.boolean() }),
  fc.record({ kind: fc.constant('note' as const), note: fc.constantFrom('', 'one', 'two', 'three') }),
  fc.record({
    kind: fc.constantFrom('favourite' as const, 'bin' as const, 'restore' as const, 'purge' as const),
  }),
  fc.record({ kind: fc.constant('move' as const), to: fc.nat(5) }),
);
const steps = (computers: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          act: fc.constant('change' as const),
          at: fc.nat(computers - 1),
          account: fc.nat(4),
          change,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          act: fc.constant('hear' as const),
          at: fc.nat(computers - 1),
          from: fc.nat(computers - 1),
        }),
      },
    ),
    { maxLength: 40 },
  );
const story = fc.integer({ min: 2, max: 5 }).chain((computers) =>
  fc.record({
    clocks: fc.array(fc.integer({ min: -1e12, max: 1e13 }), { minLength: computers, maxLength: computers }),
    steps: steps(computers),
  }),
);

/** Makes a user's change to one of the accounts. Returns the id and whether there was anything to change. */
function carryOut(
  computer: Computer,
  account: number,
  wanted: Change,
  newId: string,
): { id: string; update?: Uint8Array } | undefined {
  if (wanted.kind === 'add') {
    const update = computer.change((entries) => [...entries, entry(newId)]);
    return { id: newId, ...(update && { update }) };
  }
  const known = computer.entries[account % Math.max(1, computer.entries.length)];
  if (!known) return undefined;
  const isBinned = known.removedAt !== undefined;
  if (isBinned !== (wanted.kind === 'restore' || wanted.kind === 'purge')) return undefined;
  const { id } = known;
  const before = computer.entries;
  const update = computer.change((entries) => {
    if (wanted.kind === 'purge') return entries.filter((other) => other !== known);
    if (wanted.kind === 'move') {
      const others = entries.filter((other) => other !== known);
      return others.toSpliced(wanted.to, 0, known);
    }
    return entries.map((other) => (other === known ? changed(known, wanted, computer.clock) : other));
  });
  return computer.entries === before ? undefined : { id, ...(update && { update }) };
}

function changed(known: Entry, wanted: Change, now: number): Entry {
  const { removedAt: _, ...inUse } = known;
  const tags = known.tags ?? [];
  if (wanted.kind === 'key') return withSecret(known, wanted.secret);
  if (wanted.kind === 'note') return { ...known, note: wanted.note };
  if (wanted.kind === 'favourite') return { ...known, favourite: known.favourite !== true };
  if (wanted.kind === 'bin') return binned(known, now);
  if (wanted.kind === 'restore') return inUse;
  if (wanted.kind !== 'tag') return known;
  const others = tags.filter((tag) => tag !== wanted.tag);
  return { ...known, tags: wanted.on ? [...others, wanted.tag] : others };
}

test('a key that arrives last and counts first leaves no account that only one computer has', () => {
  // Yjs orders by random numbers: in a third of the rounds the last of the three comes first.
  for (let round = 0; round < 30; round += 1) {
    const [here, there, away, reader] = computersWith([entry('a')], 4) as [
      Computer,
      Computer,
      Computer,
      Computer,
    ];
    const [same = '', other = ''] = OTHER_SECRETS;
    for (const [computer, secret] of [
      [here, same],
      [there, other],
      [away, same],
    ] as const) {
      computer.edit('a', (known) => withSecret(known, secret));
    }
    for (const computer of [here, there, away]) reader.hear(computer);
    meet(here, there, away, reader);
    expect(new Set(here.seen().map(({ key }) => key.secret))).toEqual(new Set([same, other]));
    for (const computer of [there, away, reader]) expect(computer.seen()).toEqual(here.seen());
  }
});

test('a second key that its computer replaces in the meantime is nowhere an account', () => {
  // Which of two keys is the second one is random.
  for (let round = 0; round < 12; round += 1) {
    const [here, there, reader, last] = computersWith([entry('a')], 4) as [
      Computer,
      Computer,
      Computer,
      Computer,
    ];
    const [first = '', second = '', third = ''] = OTHER_SECRETS;
    there.edit('a', (known) => withSecret(known, second));
    for (const secret of [first, third]) {
      here.edit('a', (known) => withSecret(known, secret));
      reader.hear(here);
      reader.hear(there);
    }
    meet(here, there, reader, last);
    for (const computer of [here, there, reader, last]) {
      expect(new Set(computer.seen().map(({ key }) => key.secret))).toEqual(new Set([second, third]));
      expect(computer.seen()).toEqual(here.seen());
    }
  }
});

test('every order, loss and repetition of deliveries leads to the same accounts', () => {
  fc.assert(
    fc.property(story, fc.infiniteStream(fc.nat(1000)), ({ clocks, steps }, order) => {
      const computers = clocks.map((clock) => new Computer(clock));
      const updates: Uint8Array[] = [];
      steps.forEach((step, index) => {
        const here = computers[step.at] as Computer;
        if (step.act === 'hear') here.hear(computers[step.from] as Computer);
        else {
          const made = carryOut(here, step.account, step.change, `account ${index}`);
          if (made?.update) updates.push(made.update);
        }
      });
      const readers = [new Computer(), new Computer()].map((reader) => {
        const deliveries = [...updates, ...updates]
          .map((update) => ({ update, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at);
        // Half of the deliveries come at first; then everything, in another order.
        for (const { update } of deliveries.slice(0, updates.length)) reader.take(update);
        for (const { update } of deliveries.toReversed()) reader.take(update);
        return reader;
      });
      for (const computer of computers) for (const update of updates.toReversed()) computer.take(update);
      const all = [...computers, ...readers];
      for (let told: Uint8Array[] = [], before = -1; told.length !== before; ) {
        before = told.length;
        told = all.flatMap((one) => one.told);
        for (const one of all) for (const update of told) one.take(update);
      }
      for (const other of all) {
        expect(other.document.waits).toBe(false);
        expect(other.seen()).toEqual(computers[0]?.seen());
      }
    }),
    { numRuns: 150 },
  );
});

test('nothing that a user did is lost, unless another computer knew of it and undid it', () => {
  fc.assert(
    fc.property(story, ({ clocks, steps }) => {
      const computers = clocks.map((clock) => new Computer(clock));
      // An independent model: each change, and the changes that its computer knew.
      const knows = computers.map(() => new Set<number>());
      const made: { number: number; id: string; change: Change; knew: ReadonlySet<number> }[] = [];
      const hear = (at: number, from: number, number: number) => {
        const rescued = (computers[at] as Computer).hear(computers[from] as Computer);
        const known = knows[at] as Set<number>;
        for (const heard of knows[from] ?? []) known.add(heard);
        // An account in use that others deleted for good is put into the bin here.
        for (const id of rescued) made.push({ number, id, change: { kind: 'bin' }, knew: new Set(known) });
        if (rescued.length > 0) known.add(number);
      };
      steps.forEach((step, number) => {
        const here = computers[step.at] as Computer;
        const known = knows[step.at] as Set<number>;
        if (step.act === 'hear') {
          hear(step.at, step.from, number);
          return;
        }
        // Second accounts have a test of their own: here one key is changed at one computer at a time.
        if (step.change.kind === 'key' && step.at !== 0) return;
        const done = carryOut(here, step.account, step.change, `account ${number}`);
        if (!done?.update) return;
        made.push({ number, id: done.id, change: step.change, knew: new Set(known) });
        known.add(number);
      });
      const pairs = [...computers.keys()].flatMap((at) =>
        [...computers.keys()].flatMap((from) => (at === from ? [] : [{ at, from }])),
      );
      for (const [index, { at, from }] of [...pairs, ...pairs, ...pairs].entries())
        hear(at, from, steps.length + index);
      const seen = computers[0]?.seen() ?? [];
      for (const other of computers) expect(other.seen()).toEqual(seen);
      for (const id of new Set(made.map((one) => one.id))) {
        const all = made.filter((one) => one.id === id && one.change.kind !== 'move');
        const latest = (matches: (change: Change) => boolean, undoes = matches) =>
          all.filter(
            (one) =>
              matches(one.change) && !all.some((later) => undoes(later.change) && later.knew.has(one.number)),
          );
        const account = seen.find((one) => one.id === id);
        const last = latest(() => true).map(({ change: { kind } }) => kind);
        const isIn = (kinds: string[]) => last.some((kind) => kinds.includes(kind));
        const expected = last.some((kind) => kind !== 'bin' && kind !== 'purge')
          ? 'used'
          : isIn(['bin'])
            ? 'bin'
            : 'gone';
        expect(account ? (account.bin ? 'bin' : 'used') : 'gone').toBe(expected);
        if (!account) continue;
        const [key] = latest(({ kind }) => kind === 'key' || kind === 'add');
        expect(account.key.secret).toBe(key?.change.kind === 'key' ? key.change.secret : RFC_SECRET);
        for (const tag of ['x', 'y', 'z']) {
          const set = latest((one) => one.kind === 'tag' && one.tag === tag);
          const on = set.filter((one) => one.change.kind === 'tag' && one.change.on);
          if (on.length > 0) expect(account.tags).toContain(tag);
          else expect(account.tags).not.toContain(tag);
        }
        const notes = latest(({ kind }) => kind === 'note').flatMap(({ change: one }) =>
          one.kind === 'note' && one.note ? [one.note] : [],
        );
        expect(new Set(account.note.split('\n\n').filter(Boolean))).toEqual(new Set(notes));
      }
    }),
    { numRuns: 300 },
  );
});

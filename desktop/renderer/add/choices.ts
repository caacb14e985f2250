/** What becomes of each found account. The user decides; at first nothing is lost. */
import type { AccountFields, FoundAccount, FoundChoice, FoundItem, SaveAs } from '../../ipc/found.ts';

/** The choice for each account by its item id. */
export type Choices = ReadonlyMap<string, SaveAs>;

export function firstChoices(items: readonly FoundItem[]): Choices {
  return new Map(
    items.flatMap((item) =>
      item.kind === 'account' ? [[item.itemId, item.selected ? tickedAs(item) : 'skip']] : [],
    ),
  );
}

/** Returns what ticking an account means if the user makes no other choice. */
export function tickedAs({ present }: FoundAccount): SaveAs {
  return present?.suggested ?? 'new';
}

/** Returns the choices that an account has. Without a counterpart in the vault there is nothing to merge or replace. */
export function waysFor({ present }: FoundAccount): SaveAs[] {
  if (!present) return ['new', 'skip'];
  return present.merged ? ['new', 'merge', 'replace', 'skip'] : ['new', 'replace', 'skip'];
}

/** Ticks or unticks accounts. */
export function withTicks(choices: Choices, items: readonly FoundItem[], ticked: boolean): Choices {
  const next = new Map(choices);
  for (const item of items) {
    if (item.kind !== 'account') continue;
    const isTicked = choices.get(item.itemId) !== 'skip';
    if (isTicked !== ticked) next.set(item.itemId, ticked ? tickedAs(item) : 'skip');
  }
  return next;
}

/** Makes one choice for all accounts with a counterpart. Where it is impossible, the account is added. */
export function withForAll(choices: Choices, items: readonly FoundItem[], as: SaveAs): Choices {
  const next = new Map(choices);
  for (const item of items) {
    if (item.kind === 'account' && item.present) {
      next.set(item.itemId, waysFor(item).includes(as) ? as : 'new');
    }
  }
  return next;
}

/** The reading of a name that the user chose, by item id. The first one for other items. */
export type Readings = ReadonlyMap<string, number>;

/** Returns an account with one of its names. */
export function asRead(item: FoundAccount, reading: number): FoundAccount {
  return { ...item, ...item.readings?.[reading] };
}

/** Returns the choices to save, without accounts that are left out. */
export function chosenOf(choices: Choices, readings: Readings): FoundChoice[] {
  return [...choices].flatMap(([itemId, as]) => {
    const reading = readings.get(itemId);
    return as === 'skip' ? [] : [{ itemId, as, ...(reading !== undefined && { reading }) }];
  });
}

/** The order of the rows in a comparison. */
const FIELDS = [
  'issuer',
  'account',
  'type',
  'algorithm',
  'digits',
  'period',
  'counter',
  'tags',
  'note',
  'favourite',
] as const satisfies readonly (keyof AccountFields)[];
export type FieldName = (typeof FIELDS)[number];

/** Returns the fields in which two accounts differ. The order of tags makes no difference. */
export function differences(a: AccountFields, b: AccountFields): FieldName[] {
  const textOf = (fields: AccountFields, name: FieldName) =>
    name === 'tags' ? [...fields.tags].sort().join('\n') : String(fields[name]);
  return FIELDS.filter((name) => textOf(a, name) !== textOf(b, name));
}

/**
 * Who belongs to the group. Every computer may admit and remove others. The result depends only on the set of statements,
 * not on their order, so all computers that know the same statements agree.
 */
import { type Computer, hasOwnId } from '../format/identity.ts';
import { isStatementOf, readSaid, type Said, type Statement, statementId } from '../format/statements.ts';

export interface Member extends Computer {
  /** The order of joining; 0 for the first computer. */
  place: number;
  /** The id of the computer that admitted it; absent for the first computer. */
  admittedBy?: string;
  /** The id of the computer that removed it. */
  removedBy?: string;
}

export interface GroupKey {
  id: string;
  generation: number;
  /** Whether a computer has it that does not belong to the group. Nothing new is sealed with it then. */
  spent: boolean;
}

export interface Membership {
  /** All that ever joined, in the order of joining. */
  members: ReadonlyMap<string, Member>;
  keys: ReadonlyMap<string, GroupKey>;
  /** Every computer that a statement names, also one whose admission does not count. */
  computers: ReadonlyMap<string, Computer>;
}

/** A statement with a valid signature. */
interface Known {
  id: string;
  by: string;
  said: Said;
}
type Admission = Known & { said: Extract<Said, { says: 'admit' }> };
type Removal = Known & { said: Extract<Said, { says: 'remove' }> };

/** By how much a place or a generation may be above the one before. A computer cannot use the numbers up. */
const LARGEST_STEP = 1_000;

/** Returns the members and keys of a group. @param group the id of the statement that founded it */
export function membershipOf(group: string, statements: readonly Statement[]): Membership {
  const { known, computers } = genuine(group, statements);
  const founding = known.find(({ id }) => id === group);
  if (founding?.said.says !== 'found') return { members: new Map(), keys: new Map(), computers };
  const admissions = known
    .filter((one): one is Admission => one.said.says === 'admit')
    // By place, so that whoever admits comes before whom it admits.
    .sort((a, b) => a.said.place - b.said.place || (a.id < b.id ? -1 : 1));
  const removals = known
    .filter((one): one is Removal => one.said.says === 'remove' && one.by !== one.said.member)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const accepted = inForce(founding.said.member, admissions, removals);
  const members = membersBy(founding.said.member, admissions, accepted);
  for (const { by, said } of accepted) {
    const member = members.get(said.member);
    if (member) member.removedBy ??= by;
  }
  return { members, keys: keysOf(known, members, accepted), computers };
}

/**
 * Returns the removals that take effect. A removal is refuted if its author is out by removals that nothing refutes. What
 * is left in doubt takes effect: of two computers that remove each other, nobody can say which one is hostile, so both are
 * out.
 */
function inForce(
  founder: Computer,
  admissions: readonly Admission[],
  removals: readonly Removal[],
): readonly Removal[] {
  // A removal that anyone kept stays, although another one did not know of it. Otherwise the removed computer would return.
  const kept = new Set(removals.flatMap(({ said }) => said.kept.map((id) => `${said.member} ${id}`)));
  const standing = (against: readonly Removal[]) => {
    const members = membersBy(founder, admissions, against);
    const counts = judge(against);
    return removals.filter(
      (removal) => members.has(removal.by) && (counts(removal) || kept.has(`${removal.by} ${removal.id}`)),
    );
  };
  let certain: readonly Removal[] = [];
  for (;;) {
    const possible = standing(certain);
    const next = standing(possible);
    // It only grows, so this ends.
    if (next.length === certain.length) return possible;
    certain = next;
  }
}

/** Returns whether a statement still counts: everyone who removed its author kept it. */
function judge(removals: readonly Removal[]): (statement: Known) => boolean {
  const kept = new Map<string, Set<string>[]>();
  for (const { said } of removals) {
    const all = kept.get(said.member) ?? [];
    kept.set(said.member, all);
    all.push(new Set(said.kept));
  }
  return ({ id, by }) => (kept.get(by) ?? []).every((ids) => ids.has(id));
}

/** Returns everyone who was admitted by a member, with all admissions that count. @param admissions by place */
function membersBy(
  founder: Computer,
  admissions: readonly Admission[],
  removals: readonly Removal[],
): Map<string, Member> {
  const counts = judge(removals);
  const members = new Map<string, Member>([[founder.id, { ...founder, place: 0 }]]);
  let highest = 0;
  for (const admission of admissions) {
    const { member, place } = admission.said;
    const host = members.get(admission.by);
    if (!host || host.place >= place || place > highest + LARGEST_STEP) continue;
    if (members.has(member.id) || !counts(admission)) continue;
    members.set(member.id, { ...member, place, admittedBy: admission.by });
    highest = place;
  }
  return members;
}

/** Returns the statements with a valid signature of a computer that was ever admitted, each once. */
function genuine(
  group: string,
  statements: readonly Statement[],
): { known: Known[]; computers: Map<string, Computer> } {
  const computers = new Map<string, Computer>();
  const known: Known[] = [];
  const byAuthor = new Map<string, Map<string, Statement>>();
  const next: Computer[] = [];
  for (const statement of statements) {
    const id = statementId(statement);
    const said = readSaid(statement);
    if (id === group && said?.says === 'found' && hasOwnId(said.member)) next.push(said.member);
    const own = byAuthor.get(statement.by) ?? new Map<string, Statement>();
    byAuthor.set(statement.by, own.set(id, statement));
  }
  // Each author once, so the work grows with the statements only.
  for (let author = next.pop(); author; author = next.pop()) {
    if (computers.has(author.id)) continue;
    computers.set(author.id, author);
    for (const [id, statement] of byAuthor.get(author.id) ?? []) {
      const said = readSaid(statement);
      if (!said || (said.says === 'found' ? id !== group : said.group !== group)) continue;
      if (said.says === 'admit' && !hasOwnId(said.member)) continue;
      if (!isStatementOf(author, statement)) continue;
      known.push({ id, by: statement.by, said });
      if (said.says === 'admit') next.push(said.member);
    }
  }
  return { known, computers };
}

function keysOf(
  known: readonly Known[],
  members: ReadonlyMap<string, Member>,
  removals: readonly Removal[],
): Map<string, GroupKey> {
  const counts = judge(removals);
  const isOut = (id: string) => !isPresent({ members }, id);
  // Whoever was admitted with a key has it, even if the admission does not count any more. So has whoever made it.
  const leaked = new Set<string>();
  for (const { by, said } of known) {
    if (said.says === 'admit' && isOut(said.member.id)) for (const key of said.keys) leaked.add(key);
    if (said.says === 'key' && [by, ...said.for].some(isOut)) leaked.add(said.key);
  }
  const keys = new Map<string, GroupKey>();
  let highest = 0;
  const made = known.flatMap((one) => (one.said.says === 'key' ? [{ ...one, said: one.said }] : []));
  for (const one of made.sort((a, b) => a.said.generation - b.said.generation)) {
    const { key, generation } = one.said;
    if (!members.has(one.by) || !counts(one) || generation > highest + LARGEST_STEP) continue;
    highest = generation;
    keys.set(key, { id: key, generation, spent: leaked.has(key) });
  }
  return keys;
}

export function isPresent({ members }: Pick<Membership, 'members'>, id: string): boolean {
  return members.has(id) && members.get(id)?.removedBy === undefined;
}

/** A removal whose author was known to be removed when it arrived. */
export interface RefusedRemoval {
  by: string;
  member: string;
}

export interface TakenIn {
  taken: Statement[];
  refused: RefusedRemoval[];
}

/**
 * Returns which of these statements a computer may take in. Every one has a valid signature. Nothing of a computer that is
 * out here is taken, however it is dated: only what a removal among these statements keeps, because whoever made that
 * removal had it.
 *
 * @param before who was out before this look. Files that arrive together are judged together, or a removed computer could
 *   have its own file read first
 * @param computers every computer that a statement names by now
 * @param fresh what somebody else sends, without what is known here
 * @returns what is taken, and what removed computers say about the removal of others, which is only told to the user.
 *   `forged` if a signature is not valid; whoever sends that is not to be trusted
 */
export function takenIn(
  group: string,
  before: Membership,
  { computers }: Pick<Membership, 'computers'>,
  fresh: readonly Statement[],
): TakenIn | 'forged' {
  const isOut = (id: string) => before.computers.has(id) && !isPresent(before, id);
  const byAuthor = new Map<string, Map<string, Statement>>();
  for (const statement of fresh) {
    const own = byAuthor.get(statement.by) ?? new Map<string, Statement>();
    byAuthor.set(statement.by, own.set(statementId(statement), statement));
  }
  const taken = new Map<string, Statement>();
  const seen = new Set<string>(computers.keys());
  const next: { author: Computer; only?: readonly string[] }[] = [...computers.values()].flatMap((author) =>
    isOut(author.id) ? [] : [{ author }],
  );
  const founding = fresh.find((one) => statementId(one) === group);
  const said = founding && readSaid(founding);
  if (said?.says === 'found' && hasOwnId(said.member) && !seen.has(said.member.id)) {
    seen.add(said.member.id);
    next.push({ author: said.member });
  }
  for (let turn = next.pop(); turn; turn = next.pop()) {
    const { author, only } = turn;
    const own = byAuthor.get(author.id) ?? new Map<string, Statement>();
    for (const id of only ?? own.keys()) {
      const statement = own.get(id);
      if (!statement || taken.has(id)) continue;
      if (!isStatementOf(author, statement)) return 'forged';
      taken.set(id, statement);
      const told = readSaid(statement);
      if (told?.says === 'admit' && hasOwnId(told.member) && !seen.has(told.member.id)) {
        seen.add(told.member.id);
        next.push({ author: told.member });
      }
      const removed = told?.says === 'remove' && told.member !== author.id && computers.get(told.member);
      if (removed && isOut(removed.id)) next.push({ author: removed, only: told.kept });
    }
  }
  const refused = [...computers.values()].flatMap((author) =>
    isOut(author.id) ? refusedOf(author, [...(byAuthor.get(author.id) ?? [])], taken) : [],
  );
  return { taken: [...taken.values()], refused };
}

/** Returns the removals that a removed computer signed, and that do not count. */
function refusedOf(
  author: Computer,
  own: readonly (readonly [string, Statement])[],
  taken: ReadonlyMap<string, Statement>,
): RefusedRemoval[] {
  return own.flatMap(([id, statement]) => {
    const said = readSaid(statement);
    const isRemoval = said?.says === 'remove' && said.member !== author.id && !taken.has(id);
    return isRemoval && isStatementOf(author, statement) ? [{ by: author.id, member: said.member }] : [];
  });
}

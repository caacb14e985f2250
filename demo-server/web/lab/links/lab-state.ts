/**
 * The state of a page or figure as a part of its address: `digits=8&time=59`. A key is in it by the name of a sample
 * key alone. Addresses are kept in histories and logs, so no field can contain a key of anyone's own.
 */

export interface ChoiceField<Value extends string = string> {
  kind: 'choice';
  values: readonly Value[];
  start: NoInfer<Value>;
}

export interface NumberField {
  kind: 'whole';
  min: number;
  max: number;
  start: number;
}

export type Spec = Readonly<Record<string, ChoiceField | NumberField>>;

export type StateOf<S extends Spec> = {
  readonly [Name in keyof S]: S[Name] extends ChoiceField<infer Value> ? Value : number;
};

export function choice<Value extends string>(
  values: readonly Value[],
  start: NoInfer<Value>,
): ChoiceField<Value> {
  return { kind: 'choice', values, start };
}

/** @param min and `max` are allowed, too */
export function whole(min: number, max: number, start: number): NumberField {
  return { kind: 'whole', min, max, start };
}

/** Returns the state that a page starts with. */
export function startOf<S extends Spec>(spec: S): StateOf<S> {
  return Object.fromEntries(Object.entries(spec).map(([name, { start }]) => [name, start])) as StateOf<S>;
}

/** Returns the state in an address, and the names of fields whose values are not allowed. These keep their start. */
export function readState<S extends Spec>(
  spec: S,
  search: URLSearchParams,
): { state: StateOf<S>; wrong: string[] } {
  const wrong: string[] = [];
  const state: Record<string, string | number> = { ...startOf(spec) };
  for (const [name, field] of Object.entries(spec)) {
    const given = search.get(name);
    if (given === null) continue;
    const value = field.kind === 'choice' ? choiceIn(field, given) : numberIn(field, given);
    if (value === undefined || search.getAll(name).length > 1) wrong.push(name);
    else state[name] = value;
  }
  return { state: state as StateOf<S>, wrong };
}

/** Returns the fields that differ from their start, as names and values of an address. */
export function writeState<S extends Spec>(spec: S, state: StateOf<S>): [name: string, value: string][] {
  return Object.entries(spec).flatMap(([name, { start }]): [string, string][] => {
    const value = (state as Record<string, string | number>)[name];
    return value === undefined || value === start ? [] : [[name, String(value)]];
  });
}

function choiceIn({ values }: ChoiceField, given: string): string | undefined {
  return values.find((value) => value === given);
}

function numberIn({ min, max }: NumberField, given: string): number | undefined {
  if (!/^-?[0-9]{1,16}$/.test(given)) return undefined;
  const value = Number(given);
  return value >= min && value <= max ? value : undefined;
}

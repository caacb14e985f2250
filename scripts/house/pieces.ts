/** Finds sentences that are made of several texts: their order of words is that of one language. */
import { parseSync } from 'vite';

/** Functions that return a text of a catalogue. */
const SAYS = new Set(['t', 'translate', 'sentences']);
/** What may be between two texts: marks between facts in a row, the end of a sentence, a line. */
const MARKS = /^(?:\s*[·:|/]\s*|\s*\n\s*|\s*\(|\)\s*|)+$/;
/** A comma between texts is a list, which `Intl.ListFormat` and `{{names, list}}` write. */
const COMMAS = /^\s*[,;、،]\s*$/;

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/**
 * Returns the expressions that make a sentence of pieces: `t(…) + name`, a template literal with a text and something
 * beside it without a mark, `join(', ')`, `{t(…)}: ` in JSX: French, Japanese and Arabic write their own marks.
 *
 * @param path for the parser, which reads the ending
 */
export function piecesIn(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source, { astType: 'ts' });
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const found: string[] = [];
  visit(program as unknown as Node, (node) => {
    if (isSum(node) || isTemplate(node) || isJoin(node))
      found.push(source.slice(node.start, node.end).replace(/\s+/g, ' '));
    for (const mark of markedIn(node)) {
      // With what is before it, so that a reader finds it.
      found.push(
        source
          .slice(Math.max(0, mark.start - 60), mark.end)
          .replace(/\s+/g, ' ')
          .trim(),
      );
    }
  });
  return found;
}

/** Names of variables and parameters that are a catalogue, or a part of one. */
const CATALOGUES = new Set([...SAYS, 'all', 'say', 'sentencesOf', 'texts', 'told', 'words']);

/**
 * Returns the values that a text gets and that are texts of a catalogue themselves: `t('this', { what: t('code') })`,
 * `say.this({ what: say.code })`, `<Trans values={{ what: t('code') }} />`. The grammar of the outer text asks for a
 * case, an article or a gender that the inner one does not know.
 *
 * @param path for the parser, which reads the ending
 */
export function nestedIn(path: string, source: string): string[] {
  const { program } = parseSync(path, source, { astType: 'ts' });
  const known = new Set(CATALOGUES);
  visit(program as unknown as Node, (node) => {
    if (node.type === 'VariableDeclarator' && isText(node.init, known))
      for (const name of namesIn(node.id as Node)) known.add(name);
  });
  const found: string[] = [];
  visit(program as unknown as Node, (node) => {
    for (const value of valuesOf(node, known))
      if (isText(value.value, known)) found.push(source.slice(value.start, value.end).replace(/\s+/g, ' '));
  });
  return found;
}

/** The values of a text, in a call or in `<Trans values={{ … }}>`. */
function valuesOf(node: Node, known: ReadonlySet<string>): Node[] {
  const given =
    node.type === 'CallExpression' && isText(node.callee, known)
      ? (node.arguments as Node[])
      : node.type === 'JSXAttribute' && (node.name as Node).name === 'values'
        ? [(node.value as Node).expression as Node]
        : [];
  return given
    .filter((one) => one?.type === 'ObjectExpression')
    .flatMap((one) => (one.properties as Node[]).filter((property) => property.type === 'Property'));
}

/** Whether an expression is a text of a catalogue, or may be one. A list of texts is written by `{{names, list}}`. */
function isText(value: unknown, known: ReadonlySet<string>): boolean {
  const node = value as Node | null | undefined;
  switch (node?.type) {
    case 'Identifier':
      return known.has(node.name as string);
    case 'CallExpression':
      return isText(node.callee, known);
    case 'MemberExpression':
      return isText(node.object, known);
    case 'ConditionalExpression':
      return isText(node.consequent, known) || isText(node.alternate, known);
    case 'LogicalExpression':
      return isText(node.left, known) || isText(node.right, known);
    case 'TemplateLiteral':
      return (node.expressions as Node[]).some((part) => isText(part, known));
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'AwaitExpression':
      return isText(node.expression ?? node.argument, known);
    default:
      return false;
  }
}

/** The names that a declaration makes: `a`, `{ a, b: c }`. */
function namesIn(node: Node): string[] {
  if (node.type === 'Identifier') return [node.name as string];
  if (node.type !== 'ObjectPattern') return [];
  return (node.properties as Node[]).flatMap((one) => namesIn((one.value ?? one.argument) as Node));
}

/** English words that end no sentence and no label. “Sign in” and “Export for” are labels. */
const UNENDING = / (?:of|or|and|the|an?|than)$/;

/** Returns the texts of a catalogue that begin or end in the middle of a sentence, with their keys. */
export function brokenTexts(texts: ReadonlyMap<string, string>, language: string): string[] {
  return (
    [...texts]
      // Lines of a list, such as those of a command's help, may be indented and go on.
      .filter(([key]) => !/\.\d+$/.test(key))
      .filter(
        ([, text]) =>
          text !== text.trim() || /^[,;]/.test(text) || (language === 'en' && UNENDING.test(text)),
      )
      .map(([key, text]) => `${key}: “${text}”`)
  );
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null && 'type' in child) visit(child as Node, look);
  }
}

/** Whether an expression is a text of a catalogue: `t('…')`, `sentences().group.key`. */
function says(node: Node): boolean {
  if (node.type === 'CallExpression') return says(node.callee as Node);
  if (node.type === 'MemberExpression') return says(node.object as Node);
  return node.type === 'Identifier' && SAYS.has(node.name as string);
}

function isSum(node: Node): boolean {
  return (
    node.type === 'BinaryExpression' &&
    node.operator === '+' &&
    [node.left, node.right].some((side) => says(side as Node))
  );
}

function isTemplate(node: Node): boolean {
  if (node.type !== 'TemplateLiteral') return false;
  const expressions = node.expressions as Node[];
  const between = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  return expressions.some((expression, at) => {
    if (!says(expression)) return false;
    const isFine = (text: string, neighbour: Node | undefined) =>
      // Two sentences may follow each other.
      (neighbour && says(neighbour) && text === ' ') || (text === '' ? !neighbour : MARKS.test(text));
    return (
      !isFine(between[at] ?? '', expressions[at - 1]) || !isFine(between[at + 1] ?? '', expressions[at + 1])
    );
  });
}

/**
 * Marks in JSX between texts, values and elements: each language has its own comma and colon. One in the middle of plain
 * words is no mark between, but there are no plain words outside catalogues.
 */
function markedIn(node: Node): Node[] {
  const children = (node.type === 'JSXElement' || node.type === 'JSXFragment' ? node.children : []) as Node[];
  return children.filter((child) => {
    const words = child.type === 'JSXText' ? child.value : (child.expression as Node | undefined)?.value;
    return typeof words === 'string' && /^\s*[,;:]|[,;:]\s*$/.test(words);
  });
}

function isJoin(node: Node): boolean {
  const callee = node.callee as Node | undefined;
  const [first] = (node.arguments as Node[] | undefined) ?? [];
  return (
    node.type === 'CallExpression' &&
    callee?.type === 'MemberExpression' &&
    (callee.property as Node).name === 'join' &&
    typeof first?.value === 'string' &&
    COMMAS.test(first.value)
  );
}

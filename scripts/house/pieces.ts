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
 * beside it without a mark, `join(', ')`.
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
  });
  return found;
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

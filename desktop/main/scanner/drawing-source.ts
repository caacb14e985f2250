/**
 * The text of an SVG drawing as resvg reads it. Browsers read more: a drawing copied from a page has no namespaces, may
 * leave attributes without quotes and elements open, and takes its colours from variables of the page.
 */
import { defaultTreeAdapter, html, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

const XLINK = 'http://www.w3.org/1999/xlink';

/** Returns the drawing with colours that resvg knows, and otherwise as it is. */
export function withPlainColours(svg: string): string {
  if (
    !/\bcanvas(?:text)?\b|var\(|light-dark\(|\b(?:ok)?l(?:ab|ch)\(|\b(?:rgb|hsl)a?\(\s*[\d.]+(?:deg)?%?\s+[\d.]/i.test(
      svg,
    )
  )
    return svg;
  const variables = variablesIn(svg);
  // A variable may lead to another one. What still refers to one after a few rounds refers to itself.
  let plain = svg;
  for (let round = 0; round < 8 && /var\(/i.test(plain); round += 1) {
    plain = plain.replaceAll(
      /var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)/gi,
      (_, name: string, fallback: string | undefined) =>
        // Without a value, CSS takes the property of the parent element, and black at the top.
        variables.get(name) ?? (fallback?.trim() || (GROUND.test(name) ? 'white' : 'inherit')),
    );
  }
  return plain
    .replaceAll(
      SYSTEM_COLOUR,
      (_, property: string, name: string) => property + (/text$/i.test(name) ? 'black' : 'white'),
    )
    .replaceAll(/light-dark\(\s*((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))*\)/gi, '$1')
    .replaceAll(/\b(?:ok)?l(?:ab|ch)\(\s*([\d.]+)(%?)[^()]*\)/gi, (_, lightness: string, percent: string) =>
      greyOf(Number(lightness), percent === '%'),
    )
    .replaceAll(/\b(rgb|hsl)a?\(\s*([^(),]+)\)/gi, (_, model: string, parts: string) => {
      const [first, second, third] = parts.split(/[\s/]+/);
      return `${model}(${first}, ${second}, ${third})`;
    });
}

/** Colours of the system, in a light theme (CSS Color 4 §6.2). */
const SYSTEM_COLOUR =
  /((?:fill|stroke|color)\s*[:=]\s*["']?)(canvastext|canvas|buttontext|fieldtext|field|buttonface|linktext)\b/gi;

/** Names that pages give to the colour behind something. Black on black shows no code. */
const GROUND = /\b(?:bg|back|background|ground|paper|surface|canvas|light|white|base)\b/i;

/** The first value of each variable. Later ones are for other themes and media. */
function variablesIn(svg: string): Map<string, string> {
  const variables = new Map<string, string>();
  for (const [, name = '', value = ''] of svg.matchAll(/(?<![\w(-])(--[\w-]+)\s*:\s*([^;}"'<]+)/g)) {
    if (!variables.has(name)) variables.set(name, value.trim());
  }
  return variables;
}

/** Only the brightness counts for a code. @param lightness 0 to 1, or 0 to 100 */
function greyOf(lightness: number, isPercent: boolean): string {
  const share = isPercent || lightness > 1 ? lightness / 100 : lightness;
  const level = Math.round(Math.min(1, Math.max(0, share)) * 255);
  return `rgb(${level}, ${level}, ${level})`;
}

/**
 * Returns the first drawing in a text as a browser's HTML parser reads it, written as XML; `undefined` if there is none.
 */
export function drawingOfPage(text: string): string | undefined {
  // Prolog and document type belong to XML files. An HTML parser would take them for comments.
  const found = firstDrawing(
    parseFragment(text.replace(/^\s*(?:<\?[^>]*>\s*)?(?:<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?\s*>)?/i, '')),
  );
  // Without a single element in it, a drawing was cut short.
  return found?.childNodes.some(defaultTreeAdapter.isElementNode) ? xmlOf(found, true) : undefined;
}

function firstDrawing(parent: Tree.ParentNode): Tree.Element | undefined {
  const open: Tree.Node[] = [...parent.childNodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!defaultTreeAdapter.isElementNode(node)) continue;
    if (node.namespaceURI === html.NS.SVG && node.tagName === 'svg') return node;
    open.push(...[...node.childNodes].reverse());
  }
  return undefined;
}

/** Deeper drawings are cut off, because each level is a call. */
const DEEPEST = 500;

function xmlOf(node: Tree.Node, isRoot = false, depth = 0): string {
  if (defaultTreeAdapter.isTextNode(node)) return escaped(node.value);
  if (!defaultTreeAdapter.isElementNode(node) || node.namespaceURI !== html.NS.SVG || depth > DEEPEST)
    return '';
  const attributes = node.attrs
    .filter(
      ({ name, prefix }) =>
        /^[a-z_][\w.-]*$/i.test(name) && name !== 'xmlns' && (!prefix || prefix === 'xlink'),
    )
    .map(({ name, prefix, value }) => ` ${prefix ? `${prefix}:` : ''}${name}="${escaped(value)}"`);
  const namespaces = isRoot ? ` xmlns="${html.NS.SVG}" xmlns:xlink="${XLINK}"` : '';
  const inside = node.childNodes.map((child) => xmlOf(child, false, depth + 1)).join('');
  return `<${node.tagName}${namespaces}${attributes.join('')}>${inside}</${node.tagName}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/**
 * Draws a part of the page as SVG: boxes, borders, text and drawings, where the browser has put them. A figure needs no
 * second description for its picture. The result has no script, no link and no reference to another file.
 */

/** Controls are for the page, not for its picture. */
const CONTROLS = '.cs-button, input, select, textarea';
/** Only elements larger than this are drawn; texts for screen readers alone are smaller. */
const LEAST_SIZE = 1.5;
const MARGIN = 16;
const FOOTER = 28;

/** What of a drawing's style the picture keeps. */
const DRAWN = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'direction',
  'unicode-bidi',
] as const;

export interface Picture {
  svg: string;
  /** In CSS pixels. */
  width: number;
  height: number;
}

export interface Caption {
  title: string;
  /** Printed under the figure: where it is from, and its licence. */
  source: string;
  /** Styles for the picture alone, such as its fonts. */
  style?: string;
}

/** Returns the picture of an element as it is shown now. */
export function drawElement(root: HTMLElement, { title, source, style = '' }: Caption): Picture {
  const box = root.getBoundingClientRect();
  const origin = { x: box.left - MARGIN, y: box.top - MARGIN };
  const width = Math.ceil(root.scrollWidth + 2 * MARGIN);
  const height = Math.ceil(root.scrollHeight + 2 * MARGIN + FOOTER);
  const { color, fontFamily, direction } = getComputedStyle(root);
  const parts = [
    tag('rect', { width, height, fill: groundOf(root) }),
    ...drawNode(root, origin),
    tag(
      'text',
      {
        ...startingAt(MARGIN, width - MARGIN, direction),
        y: height - 12,
        fill: color,
        'font-family': fontFamily,
        'font-size': 11,
      },
      escaped(source),
    ),
  ];
  const head = `<title>${escaped(title)}</title><desc>${escaped(source)}</desc>${style && `<style>${style}</style>`}`;
  const size = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` };
  return { svg: tag('svg', size, head + parts.join('')), width, height };
}

interface Origin {
  x: number;
  y: number;
}

function drawNode(element: Element, origin: Origin): string[] {
  if (element.matches(CONTROLS)) return [];
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (style.display === 'none' || style.visibility === 'hidden') return [];
  if (box.width < LEAST_SIZE || box.height < LEAST_SIZE) return [];
  if (element instanceof SVGSVGElement) return [drawSvg(element, box, origin)];
  const inside = [...element.childNodes].flatMap((child) => {
    if (child instanceof Element) return drawNode(child, origin);
    return child instanceof Text ? drawText(child, style, origin) : [];
  });
  return [...drawBox(style, box, origin), ...inside];
}

function drawBox(style: CSSStyleDeclaration, box: DOMRect, origin: Origin): string[] {
  const at = { x: box.left - origin.x, y: box.top - origin.y };
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const drawn: string[] = [];
  if (isVisible(style.backgroundColor)) {
    const { width, height } = box;
    drawn.push(tag('rect', { ...at, width, height, rx: radius, fill: style.backgroundColor }));
  }
  const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => ({
    side,
    width: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]),
    color: style[`border${side}Color`],
    dashed: style[`border${side}Style`] === 'dashed',
  }));
  const [top] = sides;
  const isFrame = sides.every(({ width, color }) => width === top?.width && color === top.color);
  if (isFrame && top && top.width > 0 && isVisible(top.color)) {
    drawn.push(
      tag('rect', {
        x: at.x + top.width / 2,
        y: at.y + top.width / 2,
        width: box.width - top.width,
        height: box.height - top.width,
        rx: Math.max(0, radius - top.width / 2),
        fill: 'none',
        stroke: top.color,
        'stroke-width': top.width,
        ...(top.dashed && { 'stroke-dasharray': `${top.width * 3} ${top.width * 2}` }),
      }),
    );
  } else {
    for (const { side, width, color } of sides) {
      if (width === 0 || !isVisible(color)) continue;
      const isLevel = side === 'Top' || side === 'Bottom';
      drawn.push(
        tag('rect', {
          x: side === 'Right' ? at.x + box.width - width : at.x,
          y: side === 'Bottom' ? at.y + box.height - width : at.y,
          width: isLevel ? box.width : width,
          height: isLevel ? width : box.height,
          fill: color,
        }),
      );
    }
  }
  return drawn;
}

/** Draws each line of a text on its own, with the width that the browser gave it, so that another font fits, too. */
function drawText(node: Text, style: CSSStyleDeclaration, origin: Origin): string[] {
  const lines: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
  const range = document.createRange();
  for (let at = 0; at < node.data.length; at += 1) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    const line = lines.at(-1);
    if (box.width === 0) {
      // A mark on a letter, or one of direction. White space without a width is not shown.
      if (line && node.data.charAt(at).trim() !== '') line.text += node.data.charAt(at);
    } else if (line && Math.abs(line.top - box.top) < 2) {
      line.text += node.data.charAt(at);
      line.left = Math.min(line.left, box.left);
      line.right = Math.max(line.right, box.right);
    } else {
      const { left, right, top, bottom } = box;
      lines.push({ text: node.data.charAt(at), left, right, top, bottom });
    }
  }
  const ascent = ascentOf(style);
  return lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, left, right, top, bottom }) =>
      tag(
        'text',
        {
          ...startingAt(left - origin.x, right - origin.x, style.direction),
          y: top - origin.y + (bottom - top) * ascent,
          textLength: right - left,
          lengthAdjust: 'spacingAndGlyphs',
          fill: style.color,
          'font-family': style.fontFamily,
          'font-size': style.fontSize,
          'font-weight': style.fontWeight,
          ...(style.textDecorationLine !== 'none' && { 'text-decoration': style.textDecorationLine }),
          'xml:space': 'preserve',
        },
        escaped(text),
      ),
    );
}

/** Returns where a text begins. From right to left, its signs keep their places only with their direction. */
function startingAt(left: number, right: number, direction: string): Record<string, string | number> {
  return direction === 'rtl' ? { x: right, direction } : { x: left };
}

/** Returns the share of a line's height that is above the letters' base. */
function ascentOf(style: CSSStyleDeclaration): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0.8;
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('0');
  return fontBoundingBoxAscent / (fontBoundingBoxAscent + fontBoundingBoxDescent);
}

/** Copies a drawing with its styles written out, because the picture has no style sheet. */
function drawSvg(drawing: SVGSVGElement, box: DOMRect, origin: Origin): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll('*');
  for (const [at, part] of [...copy.querySelectorAll('*')].entries()) {
    const original = originals[at];
    if (!original) continue;
    const style = getComputedStyle(original);
    for (const name of DRAWN) part.setAttribute(name, style.getPropertyValue(name));
    part.removeAttribute('class');
  }
  for (const name of [...copy.getAttributeNames()]) {
    if (name !== 'viewBox') copy.removeAttribute(name);
  }
  copy.setAttribute('x', rounded(box.left - origin.x));
  copy.setAttribute('y', rounded(box.top - origin.y));
  copy.setAttribute('width', rounded(box.width));
  copy.setAttribute('height', rounded(box.height));
  return new XMLSerializer().serializeToString(copy);
}

/** Returns the colour behind an element. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (isVisible(backgroundColor)) return backgroundColor;
  }
  return 'white';
}

function isVisible(color: string): boolean {
  return color !== 'transparent' && !/^rgba\(.*, 0\)$/.test(color);
}

function tag(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? rounded(value) : value)}"`,
  );
  return `<${name}${written.join('')}>${content}</${name}>`;
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}

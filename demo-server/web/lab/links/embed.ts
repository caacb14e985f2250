/** The figures that other pages may show, by the last part of their page's address. */
export const EMBEDDABLE = ['code', 'base32', 'hmac', 'truncation', 'modulo', 'resync'] as const;

export type EmbeddableFigure = (typeof EMBEDDABLE)[number];

/** Returns the figure of a page, or `undefined` if the page has none to embed. */
export function figureOf(pathname: string): EmbeddableFigure | undefined {
  const [, name] = /^\/lab\/(?:inside\/)?([a-z0-9]+)\/?$/.exec(pathname) ?? [];
  return EMBEDDABLE.find((figure) => figure === name);
}

/**
 * Returns a line of HTML that shows a figure.
 *
 * @param address of the page for embedding, without fields
 * @param fields the figure's state, as a link has it
 */
export function embeddingLine(
  address: string,
  figure: EmbeddableFigure,
  title: string,
  fields: readonly (readonly [name: string, value: string])[],
): string {
  const url = new URL(address);
  url.search = new URLSearchParams(
    [['figure', figure], ...fields].map(([name, value]) => [name, value]),
  ).toString();
  const quoted = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${quoted(url.href)}" title="${quoted(title)}" width="100%" height="640" loading="lazy" style="border:0"></iframe>`;
}

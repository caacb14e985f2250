/** Tables and code that a keyboard and a screen reader can use. */

/**
 * Returns a page whose tables scroll in a group that takes the focus, and whose empty headings are no headings.
 *
 * @param name what the group is called
 */
export function usableTables(html: string, name: string): string {
  return html
    .replace(/<th([^>]*)>\s*<\/th>/g, '<td$1></td>')
    .replace(
      /<table>[\s\S]*?<\/table>/g,
      (table) => `<div class="wide" tabindex="0" role="group" aria-label="${name}">${table}</div>`,
    );
}

/**
 * Returns a page whose code has names. The site's script makes code that is too wide a region, and regions without a
 * name of their own cannot be told apart.
 *
 * @param name what code is called; a number follows it
 */
export function namedCode(html: string, name: string): string {
  let count = 0;
  return html.replace(/<pre data-language="[^"]*"/g, (start) => {
    count += 1;
    return `${start} aria-label="${name} ${count}"`;
  });
}

import { columnsOf, wrapped } from '../../shared/translations/columns.ts';
import type { MessageParts } from './message/message-parts.ts';
import type { Link } from './message/message-text.ts';

/** The most columns in a line. Links are never broken, because they would not work. */
const WIDTH = 76;

/** Returns a message as plain text: short lines, no markup, each link on its own line. */
export function plainTextOf({
  greeting,
  paragraphs,
  link,
  code,
  facts,
  ifNotYou,
  ifNotYouLink,
  footer,
  baseUrl,
}: MessageParts): string {
  const widest = Math.max(...facts.map(([name]) => columnsOf(name)));
  const blocks = [
    greeting,
    ...paragraphs.map(wrap),
    ...(code === undefined ? [] : [`  ${code}`]),
    ...linkBlock(link),
    facts.map(([name, value]) => `  ${name}${' '.repeat(widest - columnsOf(name))}  ${value}`).join('\n'),
    wrap(ifNotYou),
    ...linkBlock(ifNotYouLink),
    `-- \n${wrap(footer)}\n${baseUrl}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function linkBlock(link: Link | undefined): string[] {
  return link ? [`${link.label}:\n${link.path}`] : [];
}

/** Breaks a paragraph into lines. */
function wrap(paragraph: string): string {
  return wrapped(paragraph, WIDTH).join('\n');
}

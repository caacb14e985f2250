import type { MessageParts } from './message/message-parts.ts';
import type { Link } from './message/message-text.ts';

/** The most characters in a line. Links are never broken, because they would not work. */
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
  const widest = Math.max(...facts.map(([name]) => name.length));
  const blocks = [
    greeting,
    ...paragraphs.map(wrap),
    ...(code === undefined ? [] : [`  ${code}`]),
    ...linkBlock(link),
    facts.map(([name, value]) => `  ${name.padEnd(widest)}  ${value}`).join('\n'),
    wrap(ifNotYou),
    ...linkBlock(ifNotYouLink),
    `-- \n${wrap(footer)}\n${baseUrl}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function linkBlock(link: Link | undefined): string[] {
  return link ? [`${link.label}:\n${link.path}`] : [];
}

/** Breaks a paragraph at spaces. A longer word gets its own line. */
function wrap(paragraph: string): string {
  const lines = [''];
  for (const word of paragraph.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

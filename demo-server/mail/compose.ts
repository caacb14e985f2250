import { browserName } from '../../shared/browser-name.ts';
import { htmlOf } from './html.ts';
import type { ComposedMessage, MessageContent, Sender } from './message/message-content.ts';
import type { MessageParts } from './message/message-parts.ts';
import type { Link } from './message/message-text.ts';
import { momentIn } from './message/moment.ts';
import { frameIn, textOf } from './messages/index.ts';
import { plainTextOf } from './plain-text.ts';

/** Returns a message as mail; `undefined` if this version of the server does not know its kind. */
export function composeMail(content: MessageContent, { site, baseUrl }: Sender): ComposedMessage | undefined {
  const { language, kind, details, account } = content;
  const said = textOf(language, kind, details, { site, account });
  if (!said) return undefined;
  const frame = frameIn(language);
  const whole = (link: Link | undefined) => link && { ...link, path: baseUrl + link.path };
  const parts: MessageParts = {
    language,
    subject: said.subject,
    greeting: frame.greeting,
    paragraphs: said.paragraphs,
    link: whole(said.link),
    code: said.code,
    facts: [[frame.when, momentIn(language, content.at)], ...originOf(content, frame)],
    ifNotYou: said.ifNotYou,
    ifNotYouLink: whole(said.ifNotYouLink),
    footer: frame.footer({ site }),
    baseUrl,
  };
  return { subject: said.subject, text: plainTextOf(parts), html: htmlOf(parts) };
}

/** Returns where a request came from; nothing if staff or the server itself did it. */
function originOf(
  { address, userAgent }: Pick<MessageContent, 'address' | 'userAgent'>,
  frame: ReturnType<typeof frameIn>,
): MessageParts['facts'] {
  if (!address && userAgent === null) return [];
  return [
    [frame.from, address || frame.unknownAddress],
    [frame.with, browserOf(userAgent, frame)],
  ];
}

/** Returns a known browser name. The user agent itself is not repeated, because a client can write anything into it. */
function browserOf(userAgent: string | null, frame: ReturnType<typeof frameIn>): string {
  const named = browserName(userAgent);
  if (!named) return frame.unknownBrowser;
  return named.system === undefined
    ? named.browser
    : frame.browserOn({ browser: named.browser, system: named.system });
}

import type { SentCodeLetters } from '../kinds/sent-codes.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { askTo } from './if-not-you.ts';

export const sentCodes: Texts<SentCodeLetters, Sentences> = {
  'second-factor-code': ({ code, minutes }, { site }, { sentCodes }) => {
    const say = sentCodes['second-factor-code'];
    return {
      subject: say.subject({ site }),
      paragraphs: [say.first({ site, minutes })],
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
      ...askTo(say, '/account/password'),
    };
  },
};

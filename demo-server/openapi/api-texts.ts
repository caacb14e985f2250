/** The texts of the API's description in each language. */
import type { Language } from '../../shared/translations/languages.ts';
import {
  type DemoRouteName,
  ENROLMENT_MS,
  KEPT_MAIL_DAYS,
  minutesIn,
  REFUSALS,
  type RefusalCode,
  type RouteName,
  SENT_CODE_MS,
  STEP_UP_MS,
} from '../contract/index.ts';
import { loadSentences } from '../web/texts/load-sentences.ts';
import { REFUSAL_VALUES } from '../web/texts/refusal-values.ts';
import type { Sentences } from './texts/catalogue.ts';
import { sentencesOf } from './texts/every-language.ts';

/** What the sentences about routes mention. */
const VALUES = {
  stepUpMinutes: minutesIn(STEP_UP_MS),
  enrolmentMinutes: minutesIn(ENROLMENT_MS),
  sentCodeMinutes: minutesIn(SENT_CODE_MS),
  mailDays: KEPT_MAIL_DAYS,
};

/** A text, or a function of the values that it mentions. */
type Sentence = string | ((values: never) => string);

export interface ApiTexts {
  language: Language;
  say: Sentences;
  /** Returns what a route does. */
  summary(route: RouteName | DemoRouteName): string;
  /** Returns what a refusal means. */
  refusal(code: RefusalCode): string;
  /** Returns a sentence of `say` with the values of this server. */
  filled(sentence: Sentence): string;
}

/** The texts in English, whose refusals are those of the contract. */
export const englishApiTexts = textsOf('en', (code) => REFUSALS[code][1]);

/** Loads the texts of a language. The refusals are those of the pages. */
export async function apiTextsIn(language: Language): Promise<ApiTexts> {
  if (language === 'en') return englishApiTexts;
  const { refusals } = await loadSentences<{ readonly refusals: Readonly<Record<RefusalCode, Sentence>> }>(
    language,
  );
  return textsOf(language, (code) => filledWith(refusals[code], REFUSAL_VALUES[code]));
}

function textsOf(language: Language, refusal: ApiTexts['refusal']): ApiTexts {
  const say = sentencesOf(language);
  const filled = (sentence: Sentence) => filledWith(sentence, VALUES);
  return { language, say, refusal, filled, summary: (route) => filled(say.routes[route]) };
}

function filledWith(sentence: Sentence, values: object = {}): string {
  return typeof sentence === 'string' ? sentence : sentence(values as never);
}

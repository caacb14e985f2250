/** The demo server's decisions as sentences for a report. */
import { loadSentences } from '../../../demo-server/web/texts/load-sentences.ts';
import type { Language } from '../../../shared/translations/languages.ts';
import type { AuditEvent } from '../server/demo-server.ts';
import type { Seen } from './report.ts';
import { sentencesOf } from './texts/every-language.ts';

/** What the pages of the server say about events: the report uses the same sentences. */
interface ActivityTexts {
  readonly activity: Readonly<Record<'did' | 'failed' | 'why', Readonly<Record<string, string>>>>;
}

/** Loads the sentences of a language. Returns a function that describes the demo server's decisions for a report. */
export async function decisionsIn(language: Language): Promise<(events: readonly AuditEvent[]) => Seen[]> {
  const { activity } = await loadSentences<ActivityTexts>(language);
  const { decision } = sentencesOf(language);
  return (events) =>
    events.map(({ at, kind, outcome, reason, email }) => {
      const what = activity[outcome === 'success' ? 'did' : 'failed'][kind] ?? kind;
      const why = reason === null ? undefined : activity.why[reason];
      const event = why === undefined ? what : `${what} ${why}`;
      return { at, words: decision.of({ account: email ?? decision.unknownAccount, event }), outcome };
    });
}

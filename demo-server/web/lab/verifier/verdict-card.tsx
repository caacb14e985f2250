import type { Verification } from '../../../../shared/explain-verification.ts';
import { Card, Notice } from '../../../../shared/ui/index.ts';
import { CODE_DIGITS } from '../../../contract/index.ts';
import { currentLocale } from '../../texts/translator.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { signed } from './signed.ts';

/** Shows the result for a code, the reason, and the codes it was compared with. */
export function VerdictCard({ verification }: { verification: Verification }) {
  const t = useLabTexts();
  const { verdict, step, presentStep, candidates } = verification;
  const offset = step === undefined ? '' : signed(step - presentStep);
  const reasons = {
    accepted: [t('verifier.accepted'), t('verifier.acceptedWhy', { offset })],
    replayed: [t('verifier.replayed'), t('verifier.replayedWhy', { offset })],
    late: [t('verifier.late'), t('verifier.lateWhy', { offset })],
    early: [t('verifier.early'), t('verifier.earlyWhy', { offset })],
    wrong: [t('verifier.wrong'), t('verifier.wrongWhy')],
    malformed: [t('verifier.malformed'), t('verifier.malformedWhy', { digits: CODE_DIGITS })],
  } as const;
  const [title, why] = reasons[verdict];
  const time = (at: number) => new Date(at).toLocaleTimeString(currentLocale());
  return (
    <Card className="lab__stack">
      <h2>{t('verifier.verdict')}</h2>
      <Notice tone={verdict === 'accepted' ? 'success' : 'warning'} title={title}>
        {why}
      </Notice>
      {verdict !== 'malformed' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
        <section className="lab__scroll" tabIndex={0} aria-label={t('verifier.candidates')}>
          <table className="lab__table">
            <caption>{t('verifier.candidates')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('verifier.offset')}</th>
                <th scope="col">{t('verifier.code')}</th>
                <th scope="col">{t('verifier.from')}</th>
                <th scope="col">{t('verifier.until')}</th>
                <th scope="col">{t('verifier.matched')}</th>
                <th scope="col">{t('verifier.spent')}</th>
              </tr>
            </thead>
            <tbody>
              {candidates.map((candidate) => (
                <tr key={candidate.step}>
                  <th scope="row">
                    <bdi dir="ltr">{signed(candidate.offset)}</bdi>
                  </th>
                  <td className="lab__code">{candidate.code}</td>
                  <td>{time(candidate.startsAt)}</td>
                  <td>{time(candidate.endsAt)}</td>
                  <td>{candidate.isMatch ? <strong>{t('verifier.yes')}</strong> : t('verifier.no')}</td>
                  <td>{candidate.isSpent ? <strong>{t('verifier.yes')}</strong> : t('verifier.no')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="cs-small cs-soft">{t('verifier.told')}</p>
    </Card>
  );
}

import { Check, History, UserMinus, X } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog, Card, IconButton } from '../../../../shared/ui/index.ts';
import { type ClassAttempt, type ClassPupil, STATIONS, type Station } from '../../../contract/index.ts';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';
import { resultInWords } from './attempt-words.ts';
import { isolated } from './isolated.ts';
import { ReplayDialog } from './replay-dialog.tsx';
import type { ClassView } from './use-class.ts';

export interface PupilTableProps {
  view: ClassView;
  /** The teacher's token. */
  token: string;
  onRemove: (id: string) => Promise<void>;
}

/** Shows each pupil's step and last code, in the order in which they joined. */
export function PupilTable({ view: { pupils, mostPupils }, token, onRemove }: PupilTableProps) {
  const t = useLabTexts();
  const [replayed, setReplayed] = useState<string>();
  const [removed, setRemoved] = useState<ClassPupil>();
  const [busy, setBusy] = useState(false);
  const at = (station: Station) => pupils.filter((pupil) => pupil.station === station).length;
  const shown = pupils.find(({ id }) => id === replayed);

  async function remove({ id }: ClassPupil) {
    setBusy(true);
    await onRemove(id);
    setBusy(false);
    setRemoved(undefined);
  }

  return (
    <Card className="class-room__pupils lab__stack">
      <div className="card-head">
        <h2>{t('classes.pupils')}</h2>
        <p role="status" className="cs-small cs-soft">
          {t('classes.count', { joined: pupils.length, most: mostPupils, done: at('done') })}
        </p>
      </div>
      <ul className="class-room__counts">
        <li className="badge">{t('classes.atKey', { count: at('key') })}</li>
        <li className="badge">{t('classes.atSignIn', { count: at('sign-in') })}</li>
        <li className="badge" data-on={at('done') > 0 || undefined}>
          {t('classes.atDone', { count: at('done') })}
        </li>
      </ul>
      {pupils.length === 0 ? (
        <p>{t('classes.noPupils')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
        <section className="lab__scroll" tabIndex={0} aria-label={t('classes.pupils')}>
          <table className="lab__table class-room__table">
            <thead>
              <tr>
                <th scope="col">{t('classes.nickname')}</th>
                <th scope="col">{t('classes.station')}</th>
                <th scope="col">{t('classes.latest')}</th>
                <th scope="col">
                  <span className="cs-visually-hidden">{t('classes.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {pupils.map((pupil) => (
                <tr key={pupil.id}>
                  <th scope="row">
                    <bdi>{pupil.nickname}</bdi>
                  </th>
                  <td>
                    <StationOf station={pupil.station} />
                  </td>
                  <td className="lab__prose">
                    <LatestCode latest={pupil.latest} />
                  </td>
                  <td>
                    <div className="class-room__actions">
                      <IconButton
                        label={t('classes.replayOf', { nickname: isolated(pupil.nickname) })}
                        icon={<History aria-hidden="true" />}
                        onClick={() => setReplayed(pupil.id)}
                      />
                      <IconButton
                        label={t('classes.removeOf', { nickname: isolated(pupil.nickname) })}
                        icon={<UserMinus aria-hidden="true" />}
                        onClick={() => setRemoved(pupil)}
                      />
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {shown && <ReplayDialog pupil={shown} token={token} onClose={() => setReplayed(undefined)} />}
      {removed && (
        <AlertDialog
          open
          onClose={() => setRemoved(undefined)}
          title={t('classes.removeTitle', { nickname: isolated(removed.nickname) })}
          description={t('classes.removeText')}
          confirmLabel={t('classes.remove')}
          busy={busy}
          onConfirm={() => void remove(removed)}
        />
      )}
    </Card>
  );
}

/** Shows a step as dots and in words. */
function StationOf({ station }: { station: Station }) {
  const t = useLabTexts();
  const reached = STATIONS.indexOf(station) + 1;
  return (
    <span className="class-room__station">
      <span
        className="class-room__dots"
        role="img"
        aria-label={t('classes.stationOf', { step: reached, steps: STATIONS.length })}
      >
        {STATIONS.map((one, place) => (
          <span key={one} data-reached={place < reached || undefined} />
        ))}
      </span>
      {stationInWords(station, t)}
    </span>
  );
}

function LatestCode({ latest }: { latest: ClassAttempt | null }) {
  const t = useLabTexts();
  if (!latest) return <span className="cs-soft">{t('classes.noCode')}</span>;
  const isAccepted = latest.verdict === 'accepted';
  const Icon = isAccepted ? Check : X;
  return (
    <span className="class-room__result" data-accepted={isAccepted || undefined}>
      <Icon aria-hidden="true" />
      {resultInWords(latest, t)}
    </span>
  );
}

function stationInWords(station: Station, t: LabTexts): string {
  switch (station) {
    case 'key':
      return t('classes.stationKey');
    case 'sign-in':
      return t('classes.stationSignIn');
    case 'done':
      return t('classes.stationDone');
  }
}

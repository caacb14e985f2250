import { useEffect, useRef, useState } from 'react';
import { parseKeyUri } from '../../../../shared/key-uri.ts';
import { timeStepBounds } from '../../../../shared/one-time-code.ts';
import { paragraph } from '../../../../shared/paragraph.ts';
import { Button, Dialog, KeyText, Notice, SelectField } from '../../../../shared/ui/index.ts';
import { type ClassPupil, CODE_SECONDS, type ReplyOf, routes } from '../../../contract/index.ts';
import { callAs, sentenceOf } from '../../api/api.ts';
import { currentLocale } from '../../texts/translator.ts';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';
import { signed } from '../verifier/signed.ts';
import { decisionInWords, resultInWords } from './attempt-words.ts';
import { isolated } from './isolated.ts';

type Attempts = ReplyOf<typeof routes.viewAttempts>['attempts'];
type Attempt = Attempts[number];

/** Time, window, comparison, decision. */
const STEPS = 4;

export interface ReplayDialogProps {
  pupil: ClassPupil;
  /** The teacher's token. */
  token: string;
  onClose: () => void;
}

/** Shows what the server decided about a pupil's codes, one step after the other. */
export function ReplayDialog({ pupil, token, onClose }: ReplayDialogProps) {
  const t = useLabTexts();
  const { id, latest } = pupil;
  const [attempts, setAttempts] = useState<Attempts>();
  const [fault, setFault] = useState<string>();
  const [chosen, setChosen] = useState<number>();
  const [shown, setShown] = useState(1);
  const nickname = isolated(pupil.nickname);
  const newest = latest?.number;

  // Also when the pupil enters another code while the dialog is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new code changes the list
  useEffect(() => {
    callAs(token, routes.viewAttempts, { pupil: id })
      .then((reply) => {
        setAttempts(reply.attempts);
        setChosen((before) => before ?? reply.attempts[0]?.number);
      })
      .catch((error: unknown) => setFault(sentenceOf(error)));
  }, [token, id, newest]);

  const attempt = attempts?.find(({ number }) => number === chosen) ?? attempts?.[0];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('classes.replayTitle', { nickname })}
      description={t('classes.replayText')}
      footer={
        attempt && (
          <>
            <Button onClick={() => setShown(1)}>{t('classes.again')}</Button>
            <Button onClick={() => setShown(STEPS)}>{t('classes.all')}</Button>
            <Button
              kind="primary"
              aria-disabled={shown === STEPS || undefined}
              onClick={() => setShown((before) => Math.min(STEPS, before + 1))}
            >
              {t('classes.next')}
            </Button>
          </>
        )
      }
    >
      <div className="class-replay lab__stack">
        {fault && <Notice tone="error">{fault}</Notice>}
        {attempts && !attempt && <p>{t('classes.replayNone')}</p>}
        {attempts && attempt && (
          <>
            <SelectField
              label={t('classes.which')}
              value={String(attempt.number)}
              options={attempts.map((one) => ({
                value: String(one.number),
                label: t('classes.attempt', {
                  number: one.number,
                  time: timeOfDay(one.at),
                  result: resultInWords(one, t),
                }),
              }))}
              onChange={({ target }) => {
                setChosen(Number(target.value));
                setShown(1);
              }}
            />
            <Replay key={attempt.number} attempt={attempt} shown={shown} />
          </>
        )}
        <RevealKey key={id} id={id} nickname={nickname} token={token} />
      </div>
    </Dialog>
  );
}

function Replay({ attempt, shown }: { attempt: Attempt; shown: number }) {
  const t = useLabTexts();
  const end = useRef<HTMLDivElement>(null);
  const { at, presentStep, candidates, verdict } = attempt;
  const { title, why } = decisionInWords(attempt, t);
  const isCompared = verdict !== 'limited';

  useEffect(() => {
    if (shown > 1) end.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);

  return (
    // Screen readers read each step when it appears.
    <div className="lab__stack" aria-live="polite">
      <section>
        <h3>{t('classes.step1')}</h3>
        <p>
          {t('classes.step1Text', {
            time: timeOfDay(at),
            period: CODE_SECONDS,
            seconds: String(Math.floor(Date.parse(at) / 1000)),
            step: String(presentStep),
          })}
        </p>
      </section>
      {shown > 1 && (
        <section>
          <h3>{t('classes.step2')}</h3>
          {isCompared ? (
            <>
              <p>{t('classes.step2Text')}</p>
              <Candidates attempt={attempt} candidates={candidates} isCompared={shown > 2} />
            </>
          ) : (
            <p>{t('classes.notCompared')}</p>
          )}
        </section>
      )}
      {shown > 2 && (
        <section>
          <h3>{t('classes.step3')}</h3>
          <p>{isCompared ? comparisonInWords(attempt, t) : t('classes.notCompared')}</p>
        </section>
      )}
      {shown > 3 && (
        <section>
          <h3>{t('classes.step4')}</h3>
          <Notice tone={verdict === 'accepted' ? 'success' : 'warning'} title={title}>
            {why}
          </Notice>
        </section>
      )}
      <div ref={end} />
    </div>
  );
}

function Candidates({
  attempt: { step: matched, presentStep, lastUsedStep },
  candidates,
  isCompared,
}: {
  attempt: Attempt;
  candidates: Attempt['candidates'];
  isCompared: boolean;
}) {
  const t = useLabTexts();
  const answer = (is: boolean) => (is ? <strong>{t('verifier.yes')}</strong> : t('verifier.no'));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section className="lab__scroll" tabIndex={0} aria-label={t('verifier.candidates')}>
      <table className="lab__table">
        <thead>
          <tr>
            <th scope="col">{t('verifier.offset')}</th>
            <th scope="col">{t('verifier.code')}</th>
            <th scope="col">{t('verifier.from')}</th>
            {isCompared && (
              <>
                <th scope="col">{t('verifier.matched')}</th>
                <th scope="col">{t('verifier.spent')}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ step, code }) => (
            <tr key={step}>
              <th scope="row">
                <bdi dir="ltr">{signed(step - presentStep)}</bdi>
              </th>
              <td className="lab__code">{code}</td>
              <td>{timeOfDay(timeStepBounds(step, CODE_SECONDS).startsAt)}</td>
              {isCompared && (
                <>
                  <td>{answer(step === matched)}</td>
                  <td>{answer(lastUsedStep !== null && step <= lastUsedStep)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Shows a pupil's key only after the teacher asked for it: it is on the projector then. */
function RevealKey({ id, nickname, token }: { id: string; nickname: string; token: string }) {
  const t = useLabTexts();
  const [secret, setSecret] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function reveal() {
    setBusy(true);
    setFault(undefined);
    try {
      const { totpURI } = await callAs(token, routes.revealKey, { id });
      setSecret(parseKeyUri(totpURI).secret);
    } catch (error) {
      setFault(sentenceOf(error));
    }
    setBusy(false);
  }

  return (
    <section className="class-key">
      <p className="cs-small cs-soft">{t('classes.revealText')}</p>
      {fault && <Notice tone="error">{fault}</Notice>}
      {secret === undefined ? (
        <div className="lab__buttons">
          <Button busy={busy} onClick={() => void reveal()}>
            {t('classes.reveal')}
          </Button>
        </div>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
        <div role="group" aria-label={t('classes.revealed', { nickname })}>
          <KeyText secret={secret} />
        </div>
      )}
    </section>
  );
}

function comparisonInWords({ step, presentStep, candidates, lastUsedStep }: Attempt, t: LabTexts): string {
  const found =
    step === null
      ? t('classes.step3None')
      : t(candidates.some((one) => one.step === step) ? 'classes.step3Match' : 'classes.step3Near', {
          offset: signed(step - presentStep),
        });
  const used =
    lastUsedStep === null
      ? t('classes.step3Unused')
      : t('classes.step3Used', { offset: signed(lastUsedStep - presentStep) });
  return paragraph([found, used], currentLocale());
}

/** Returns the time on the server's clock, in this computer's time zone. */
function timeOfDay(at: string | number): string {
  return new Date(at).toLocaleTimeString(currentLocale());
}

import { Trans } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { paragraph } from '../../../../shared/paragraph.ts';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { focusHeading, Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { currentLocale } from '../../texts/translator.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { UnderWay } from './under-way.tsx';
import { useQuestionText } from './use-question-text.ts';
import { WayBack } from './way-back.tsx';

type Settings = ReplyOf<typeof routes.getRecoverySettings>;

/** Sets up the ways to recover the account. */
export function RecoverySettingsPage() {
  const t = useTexts();
  const { visitor } = useVisitor();
  const { reply, fault, reload } = useLoaded(routes.getRecoverySettings);
  const said = saidIn(useLocation().state);
  if (visitor?.kind !== 'member') return null;
  const { twoFactorEnabled } = visitor.user;
  return (
    <Page title={t('recovery.settingsTitle')} lead={t('recovery.settingsLead')} roomy>
      {said && <Notice tone="success">{t(`recovery.${said}`)}</Notice>}
      {fault && (
        <Notice tone="error" action={<Button onClick={() => void reload()}>{t('frame.tryAgain')}</Button>}>
          {fault}
        </Notice>
      )}
      {reply?.dueAt && <CancelOwn dueAt={reply.dueAt} onCancelled={reload} />}
      {reply && !twoFactorEnabled && <Notice>{t('overview.offText')}</Notice>}
      {reply && twoFactorEnabled && <Ways settings={reply} />}
      <p className="page__other">
        <Link to="/account">{t('frame.backToAccount')}</Link>
      </p>
    </Page>
  );
}

function Ways({ settings }: { settings: Settings }) {
  const { backupCodes, addresses, linkMinutes, waitHours, securityQuestions } = settings;
  const t = useTexts();
  return (
    <>
      <WayBack title={t('recovery.backupTitle')} text={t('recovery.settingsCodes', { count: backupCodes })}>
        <Link className="cs-button cs-button--secondary" to="/account/backup-codes">
          {t('backupCodes.makeNew')}
        </Link>
      </WayBack>
      <WayBack
        title={t('recovery.mailTitle')}
        text={paragraph(
          [
            t('recovery.settingsAddresses', { count: addresses, minutes: linkMinutes }),
            ...(addresses > 0 && waitHours > 0 ? [t('recovery.settingsWait', { count: waitHours })] : []),
          ],
          currentLocale(),
        )}
      >
        <Link className="cs-button cs-button--secondary" to="/account/addresses">
          {t('recovery.addresses')}
        </Link>
      </WayBack>
      {securityQuestions.offered && <Questions {...securityQuestions} />}
    </>
  );
}

function Questions({ questions, setAt }: Settings['securityQuestions']) {
  const t = useTexts();
  const textOfQuestion = useQuestionText();
  return (
    <Card className="way-back">
      <h2>{t('recovery.questionsTitle')}</h2>
      <p className="cs-soft">{t('recovery.questionsText')}</p>
      {setAt === null ? (
        <p>{t('recovery.questionsNone')}</p>
      ) : (
        <>
          <ul className="done__notes">
            {questions.map((question) => (
              <li key={textOfQuestion(question)}>
                <bdi>{textOfQuestion(question)}</bdi>
              </li>
            ))}
          </ul>
          <p className="cs-small cs-soft">
            <Trans
              t={t}
              i18nKey="recovery.questionsSet"
              components={{ when: <Moment at={setAt} only="date" /> }}
            />
          </p>
        </>
      )}
      <div className="buttons">
        <Link className="cs-button cs-button--secondary" to="/account/recovery/questions">
          {t(setAt === null ? 'recovery.questionsNew' : 'recovery.questionsReplace')}
        </Link>
        {setAt !== null && (
          <Link className="cs-button cs-button--secondary" to="/account/recovery/questions/remove">
            {t('recovery.questionsRemove')}
          </Link>
        )}
      </div>
    </Card>
  );
}

function CancelOwn({ dueAt, onCancelled }: { dueAt: string; onCancelled: () => Promise<void> }) {
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.cancelOwnRecovery);

  async function cancel() {
    if (!(await run(() => call(routes.cancelOwnRecovery)))) return;
    await onCancelled();
    focusHeading();
  }

  return (
    <>
      {fault && <Notice tone="error">{fault}</Notice>}
      <UnderWay
        dueAt={dueAt}
        action={
          <Button busy={busy} onClick={() => void cancel()}>
            {t('recovery.cancelAction')}
          </Button>
        }
      />
    </>
  );
}

/** Returns the change that another page has made, from the history entry's state. */
function saidIn(state: unknown): 'questionsSetDone' | 'questionsRemoved' | undefined {
  if (typeof state !== 'object' || state === null || !('said' in state)) return undefined;
  return state.said === 'questionsSetDone' || state.said === 'questionsRemoved' ? state.said : undefined;
}

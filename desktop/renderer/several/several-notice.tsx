import { Button, Notice } from '../../../shared/ui/index.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useReply } from '../bridge/use-reply.ts';
import { useTexts } from '../texts/use-texts.ts';
import './several.css';

/** As many sentences are shown on the main page. The settings have all. */
const MOST_SHOWN = 3;

/** Tells on the main page what happened between the computers, until the user has read it. */
export function SeveralNotice() {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const { value: news, set } = useReply('several:news', 'several:changed');
  if (!news || news.length === 0) return null;
  const close = async () => {
    const reply = await askWithToast('several:acknowledge', undefined);
    if (reply) set(reply.value);
  };
  const more = news.length - MOST_SHOWN;
  return (
    <Notice
      tone="info"
      title={t('several.title')}
      action={<Button onClick={close}>{t('several.understood')}</Button>}
    >
      <div className="several__news">
        {news.slice(0, MOST_SHOWN).map(({ at, sentence }) => (
          <p key={`${at} ${sentence}`}>{sentence}</p>
        ))}
        {more > 0 && <p className="cs-soft">{t('several.more', { count: more })}</p>}
      </div>
    </Notice>
  );
}

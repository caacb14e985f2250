import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { Button, Card, CopyButton } from '../../../../shared/ui/index.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { currentLocale } from '../../texts/translator.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { formatMoment } from '../../time/moment.tsx';
import { CODES_FILE_NAME, codesAsText } from './code-list-text.ts';
import { downloadFile } from './download.ts';
import './code-list.css';

/** Shows the codes, this once, with every way to save them. In print, the page has only this card. */
export function CodeList({ codes }: { codes: readonly string[] }) {
  const { visitor } = useVisitor();
  const t = useTexts();
  const [madeAt] = useState(() => new Date().toISOString());
  const [saved, setSaved] = useState(false);
  const account = visitor?.kind === 'member' ? visitor.user.email : '';
  const title = t('backupCodes.fileTitle', { account, site: window.location.host });
  const notes = [
    t('backupCodes.fileNote'),
    t('backupCodes.fileMade', { date: formatMoment(madeAt, currentLocale(), 'date') }),
  ];

  return (
    <Card className="code-list">
      <p className="code-list__title">{title}</p>
      <ul className="code-list__codes" aria-label={t('backupCodes.list')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="code-list__notes cs-small cs-soft">
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <div className="code-list__actions">
        <CopyButton
          text={codes.join('\n')}
          label={t('backupCodes.copy')}
          copied={t('backupCodes.codesCopied')}
        />
        <Button
          kind="quiet"
          icon={<Download aria-hidden="true" />}
          onClick={() => {
            const text = codesAsText({ title, notes, codes });
            downloadFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), CODES_FILE_NAME);
            setSaved(true);
          }}
        >
          {t('backupCodes.download')}
        </Button>
        <Button kind="quiet" icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
          {t('backupCodes.print')}
        </Button>
      </div>
      <p role="status" className="code-list__said cs-small cs-soft">
        {saved && t('backupCodes.downloaded', { name: CODES_FILE_NAME })}
      </p>
    </Card>
  );
}

import { useState } from 'react';
import { Dialog } from '../../../shared/ui/index.ts';
import type { CarriedName } from '../../ipc/about.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import './licences-dialog.css';

export interface LicencesDialogProps {
  works: readonly CarriedName[];
  onClose: () => void;
}

/** Lists the works of others in the app. Each opens to its licence. */
export function LicencesDialog({ works, onClose }: LicencesDialogProps) {
  const t = useTexts();
  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutsidePress
      title={t('about.licences')}
      description={t('about.licencesText')}
    >
      <ul className="licences">
        {works.map((work) => (
          <li key={`${work.name}@${work.version}`}>
            <Work work={work} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** The texts are half a megabyte, so each is requested when it is opened. */
function Work({ work }: { work: CarriedName }) {
  const [text, setText] = useState<string>();
  const { name, version, licence } = work;
  const open = async () => {
    const reply = await ask('about:licence', { name, version });
    setText(reply.ok ? reply.value : reply.error.message);
  };
  return (
    <details onToggle={(event) => event.currentTarget.open && text === undefined && void open()}>
      <summary>
        {name} {version} <span className="cs-soft">{licence}</span>
      </summary>
      <pre lang="en">{text}</pre>
    </details>
  );
}

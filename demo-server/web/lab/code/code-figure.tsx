import { useState } from 'react';
import { CodeMaking } from '../../../../shared/ui/making/code-making.tsx';
import { currentLocale } from '../../texts/translator.ts';
import { Figure } from '../figures/figure.tsx';
import { sampleKeyOf } from '../links/sample-keys.ts';
import { useLabState } from '../links/use-lab-state.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { AccountForm } from './account-form.tsx';
import { ACCOUNT_SPEC, draftOf, FIRST_ACCOUNT, type LabAccount, readDraft, stateOf } from './lab-account.ts';
import { makingTexts } from './making-texts.ts';

/** A code with every value on the way to it, and the form of its account. */
export function CodeFigure() {
  const t = useLabTexts();
  const [hasOwnKey, setHasOwnKey] = useState(false);
  const [linked, link] = useLabState(ACCOUNT_SPEC, hasOwnKey);
  const [draft, setDraft] = useState(() => draftOf(linked));
  const [account, setAccount] = useState<LabAccount>(() => {
    const read = readDraft(draft);
    return 'parameters' in read ? read : FIRST_ACCOUNT;
  });
  return (
    <>
      <AccountForm
        draft={draft}
        onDraft={(next) => {
          setDraft(next);
          const read = readDraft(next);
          // Every valid change applies at once.
          if (!('parameters' in read)) return;
          setAccount(read);
          link(stateOf(next));
          setHasOwnKey(sampleKeyOf(next.secret) === undefined);
        }}
      />
      <Figure name="code" title={t('lab.code')}>
        <CodeMaking
          parameters={account.parameters}
          counter={account.counter}
          {...(account.at !== undefined && { at: account.at })}
          texts={makingTexts()}
          locale={currentLocale()}
          linked
        />
      </Figure>
    </>
  );
}

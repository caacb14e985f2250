import { useState } from 'react';
import { CodeMaking } from '../../../../shared/ui/making/code-making.tsx';
import { MAKING_TEXTS } from '../../../../shared/ui/making/making-texts.ts';
import { Page } from '../../frame/page.tsx';
import { currentLanguage, currentLocale } from '../../texts/translator.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { AccountForm } from './account-form.tsx';
import { FIRST_ACCOUNT, type LabAccount } from './lab-account.ts';

export function CodePage() {
  const t = useLabTexts();
  const [{ parameters, counter, at }, setAccount] = useState<LabAccount>(FIRST_ACCOUNT);
  return (
    <Page title={t('lab.code')} lead={t('code.lead')} wide>
      <AccountForm onAccount={setAccount} />
      <CodeMaking
        parameters={parameters}
        counter={counter}
        {...(at !== undefined && { at })}
        texts={MAKING_TEXTS[currentLanguage()]}
        locale={currentLocale()}
        linked
      />
    </Page>
  );
}

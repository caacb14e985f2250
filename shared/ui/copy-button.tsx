import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { useUiTexts } from './ui-texts.ts';

export interface CopyButtonProps {
  text: string;
  /** The name of the copied text for the accessible name: "key", "backup codes". */
  noun: string;
  /** Copies the text. Default: the browser's clipboard. */
  copy?: (text: string) => Promise<void>;
}

/** Copies a text and says whether it worked. */
export function CopyButton({ text, noun, copy = writeToClipboard }: CopyButtonProps) {
  const texts = useUiTexts();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), 4000);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <>
      <Button
        kind="quiet"
        aria-label={texts.copyNoun(noun)}
        icon={outcome === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={() => {
          copy(text).then(
            () => setOutcome('copied'),
            () => setOutcome('failed'),
          );
        }}
      >
        {outcome === 'copied' ? texts.copied : texts.copy}
      </Button>
      <span role="status" className={outcome === 'failed' ? 'cs-small cs-soft' : 'cs-visually-hidden'}>
        {outcome === 'copied' && texts.nounCopied(noun)}
        {outcome === 'failed' && texts.clipboardRefused}
      </span>
    </>
  );
}

async function writeToClipboard(text: string): Promise<void> {
  // Also throws if the page has no clipboard, because it was served over http from another machine.
  await navigator.clipboard.writeText(text);
}

import { groupKey } from '../base32.ts';
import { CopyButton } from './copy-button.tsx';
import './key-text.css';

export interface KeyTextProps {
  /** The key in Base32, ungrouped. This is what is copied. */
  secret: string;
  copy?: (text: string) => Promise<void>;
}

/** A key to type by hand, in groups of four, with a button that copies it. */
export function KeyText({ secret, copy }: KeyTextProps) {
  return (
    <div className="cs-key">
      <code className="cs-key__text">{groupKey(secret)}</code>
      <CopyButton text={secret} noun="key" copy={copy} />
    </div>
  );
}

import { useCallback, useEffect, useState } from 'react';

/** The account whose code is on the clipboard, until it is cleared. `clearsAt` in Unix milliseconds. */
export interface CopiedAccount {
  id: string;
  clearsAt: number;
}

/** Returns the account whose code was copied last, and a function to tell of a copy. */
export function useCopied(): {
  copied: CopiedAccount | undefined;
  onCopied: (id: string, clearsAt: number) => void;
} {
  const [copied, setCopied] = useState<CopiedAccount>();
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(undefined), Math.max(0, copied.clearsAt - Date.now()));
    return () => clearTimeout(timer);
  }, [copied]);
  const onCopied = useCallback((id: string, clearsAt: number) => setCopied({ id, clearsAt }), []);
  return { copied, onCopied };
}

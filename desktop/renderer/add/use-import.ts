import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundReport } from '../../ipc/found.ts';
import type { WaitingFiles } from '../../ipc/import.ts';
import { ask, listen } from '../bridge/bridge.ts';

/** What the import of one file waits for. */
export type ImportStep =
  | { kind: 'choose' }
  /** The file is being opened. The app's name is known once its format is recognised. */
  | { kind: 'opening'; app?: string }
  | { kind: 'password'; failure: string | undefined; sentence: string }
  /** The user must allow this much memory, in bytes. */
  | { kind: 'memory'; bytes: number }
  | { kind: 'failed'; sentence: string };

export interface Import {
  step: ImportStep;
  waiting: WaitingFiles;
  choose: () => void;
  open: (request: { password?: string }) => void;
  /** Allows the memory, and opens the file with the same password. */
  allow: () => void;
  stop: () => void;
  /** Gives up the first waiting file. */
  discard: () => Promise<void>;
}

const NO_FILES: WaitingFiles = { count: 0 };

/** Opens the waiting files one by one. @param format the id of the app that the user chose */
export function useImport(format: string | undefined, onFound: (report: FoundReport) => void): Import {
  const [step, setStep] = useState<ImportStep>({ kind: 'choose' });
  const [waiting, setWaiting] = useState(NO_FILES);
  const latest = useRef({ step, format });
  latest.current = { step, format };
  // Kept while the user is asked about the memory.
  const request = useRef<{ password?: string }>({});

  const open = useCallback(
    async (wanted: { password?: string; memory?: number }) => {
      setStep({ kind: 'opening' });
      const chosen = latest.current.format;
      const reply = await ask('import:open', { ...wanted, ...(chosen !== undefined && { format: chosen }) });
      const { memory: _, ...rest } = wanted;
      request.current = reply.ok && reply.value.kind === 'memory' ? rest : {};
      if (!reply.ok) setStep(stepAfter(reply.error));
      else if (reply.value.kind === 'memory') setStep(reply.value);
      else onFound(reply.value.report);
    },
    [onFound],
  );
  const take = useCallback(
    (files: WaitingFiles) => {
      setWaiting(files);
      const { kind } = latest.current.step;
      if (files.count === 0) setStep({ kind: 'choose' });
      else if (kind === 'choose') void open({});
      // Another file was dropped in place of the one that could not be read.
      else if (kind === 'failed' && files.count > 1)
        void ask('import:discard', undefined).then(() => open({}));
    },
    [open],
  );
  useEffect(() => {
    void ask('import:waiting', undefined).then((reply) => reply.ok && take(reply.value));
    const stops = [
      listen('import:waiting', take),
      listen('import:opening', ({ app }) =>
        setStep((now) => (now.kind === 'opening' ? { kind: 'opening', app } : now)),
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [take]);

  const choose = useCallback(async () => {
    const before = latest.current.step;
    // Otherwise the event about the new file would open it too.
    setStep({ kind: 'opening' });
    latest.current.step = { kind: 'opening' };
    const reply = await ask('import:choose', undefined);
    if (!reply.ok) setStep({ kind: 'failed', sentence: reply.error.message });
    else if (!reply.value.isNew) setStep(before);
    else void open({});
  }, [open]);
  return {
    step,
    waiting,
    choose,
    open,
    allow: () => step.kind === 'memory' && void open({ ...request.current, memory: step.bytes }),
    stop: () => void ask('import:stop', undefined),
    discard: async () => {
      await ask('import:discard', undefined);
    },
  };
}

function stepAfter({ code, message }: { code: string; message: string }): ImportStep {
  if (code === 'password-required') return { kind: 'password', failure: undefined, sentence: message };
  if (code === 'password-wrong') return { kind: 'password', failure: message, sentence: message };
  return { kind: 'failed', sentence: message };
}

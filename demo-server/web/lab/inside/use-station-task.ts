import { useCallback } from 'react';
import type { Checked } from '../tasks/text-task.tsx';
import { type LabTexts, useLabTexts } from '../texts/use-lab-texts.ts';
import { checkBase32, checkHmac, checkLookAhead, checkModulo, checkOffset } from './station-tasks.ts';
import type { StationId } from './stations.ts';

/** Returns the check for a station's answer, with a sentence for each common mistake. */
export function useStationTask(id: StationId): (answer: string) => Promise<Checked> {
  const t = useLabTexts();
  return useCallback(
    (answer: string) => {
      const [result, sentence] = resultOf(id, answer, t);
      return Promise.resolve({ isRight: result === 'right', sentence });
    },
    [id, t],
  );
}

function resultOf(id: StationId, answer: string, t: LabTexts): readonly [result: string, sentence: string] {
  switch (id) {
    case 'base32': {
      const result = checkBase32(answer);
      return [result, result === 'right' ? t('inside.base32.correct') : t(`inside.base32.${result}`)];
    }
    case 'hmac': {
      const result = checkHmac(answer);
      return [result, result === 'right' ? t('inside.hmac.correct') : t(`inside.hmac.${result}`)];
    }
    case 'truncation': {
      const result = checkOffset(answer);
      return [result, result === 'right' ? t('inside.truncation.correct') : t(`inside.truncation.${result}`)];
    }
    case 'modulo': {
      const result = checkModulo(answer);
      return [result, result === 'right' ? t('inside.modulo.correct') : t(`inside.modulo.${result}`)];
    }
    case 'resync': {
      const result = checkLookAhead(answer);
      return [result, result === 'right' ? t('inside.resync.correct') : t(`inside.resync.${result}`)];
    }
  }
}

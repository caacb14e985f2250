import type { TwoFactorMethod } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Returns a function that lists the names of methods in one line. */
export function useMethodNames(): (methods: readonly TwoFactorMethod[]) => string {
  const t = useTexts();
  return (methods) =>
    methods.length === 0
      ? t('methods.noneShort')
      : methods.map((method) => t(`methods.shortNames.${method}`)).join(', ');
}

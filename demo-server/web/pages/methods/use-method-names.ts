import type { TwoFactorMethod } from '../../../contract/index.ts';
import { currentLocale } from '../../texts/translator.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Returns a function that lists the names of methods in one line. */
export function useMethodNames(): (methods: readonly TwoFactorMethod[]) => string {
  const t = useTexts();
  return (methods) =>
    methods.length === 0
      ? t('methods.noneShort')
      : new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(
          methods.map((method) => t(`methods.shortNames.${method}`)),
        );
}

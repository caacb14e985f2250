/** Where texts for people are kept: a folder for each language, with i18next JSON files in it. */
export interface TextPlace {
  /** From the top of the tree. */
  folder: string;
  /** `keys`: read with i18next's `t`. `sentences`: read as an object of texts and functions. */
  form: 'keys' | 'sentences';
  /** `pages` load a language when it is chosen. A `process` has every language at once. */
  readers: readonly ('pages' | 'process')[];
  /** Whether people at home read it. The other places are for administrators, teachers and testers. */
  isForEveryone: boolean;
}

export const TEXT_PLACES: readonly TextPlace[] = [
  { folder: 'desktop/renderer/texts', form: 'keys', readers: ['pages'], isForEveryone: true },
  { folder: 'desktop/main/texts', form: 'sentences', readers: ['process'], isForEveryone: true },
  { folder: 'demo-server/web/texts', form: 'keys', readers: ['pages'], isForEveryone: true },
  { folder: 'demo-server/web/lab/texts', form: 'keys', readers: ['pages'], isForEveryone: false },
  { folder: 'demo-server/openapi/texts', form: 'sentences', readers: ['process'], isForEveryone: false },
  { folder: 'demo-server/mail/texts', form: 'sentences', readers: ['process'], isForEveryone: true },
  {
    folder: 'shared/key-sentences/texts',
    form: 'sentences',
    readers: ['pages', 'process'],
    isForEveryone: true,
  },
  { folder: 'e2e/texts', form: 'sentences', readers: ['process'], isForEveryone: false },
  { folder: 'e2e/kit/report/texts', form: 'sentences', readers: ['process'], isForEveryone: false },
  { folder: 'e2e/conformance/texts', form: 'sentences', readers: ['process'], isForEveryone: false },
  { folder: 'shared/ui/texts', form: 'sentences', readers: ['pages'], isForEveryone: true },
  { folder: 'shared/ui/making/texts', form: 'sentences', readers: ['pages'], isForEveryone: true },
  { folder: 'scripts/command/texts', form: 'sentences', readers: ['process'], isForEveryone: false },
  { folder: 'scripts/cli/texts', form: 'sentences', readers: ['process'], isForEveryone: false },
];

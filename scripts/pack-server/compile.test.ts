import { expect, test } from 'vitest';
import { compile } from './compile.ts';

test('takes types out and names compiled files and the package’s command', () => {
  const source = [
    "import type { A } from './a.ts';",
    "import { b, type B } from '../b/b.ts';",
    "export const at = new URL('./worker.ts', import.meta.url);",
    'export const say = (it: string): string => `Run “npm run server -- backup FILE” for it.ts`;',
    'export { b };',
  ].join('\n');
  const made = compile(source);
  expect(made.split('\n')).toHaveLength(5);
  expect(made).toContain("from '../b/b.js'");
  expect(made).toContain("new URL('./worker.js', import.meta.url)");
  expect(made.replace(/ +/g, ' ')).toContain('(it ) => `Run “countersign-server backup FILE” for it.ts`');
  expect(made).not.toContain('a.ts');
  expect(made).not.toContain('type');
});

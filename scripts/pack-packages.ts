/** `npm run pack:packages -- --out DIR` makes the packages that people install from the registry. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from './pack/pack.ts';
import { PACKAGES } from './pack/packages.ts';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out === undefined) {
  console.error('Name the folder for the packages: npm run pack:packages -- --out DIR');
  process.exitCode = 2;
} else {
  const out = resolve(process.env.INIT_CWD ?? '.', values.out);
  for (const one of PACKAGES) console.log(await pack(one, out));
}

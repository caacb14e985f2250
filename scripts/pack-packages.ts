/** `npm run pack:packages -- --out DIR` makes the packages that people install from the registry. */
import { resolve } from 'node:path';
import { readWords, wrongWords } from './command/read-words.ts';
import { pack } from './pack/pack.ts';
import { PACKAGES } from './pack/packages.ts';

const usage = 'Usage: npm run pack:packages -- --out DIR';
const { values } = readWords({ options: { out: { type: 'string' } } }, usage);
if (values.out === undefined) wrongWords('Name the folder for the packages.', usage);
const out = resolve(process.env.INIT_CWD ?? '.', values.out);
for (const one of PACKAGES) console.log(await pack(one, out));

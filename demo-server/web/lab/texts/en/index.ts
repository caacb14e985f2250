import { attacks } from './attacks.ts';
import { code } from './code.ts';
import { keyUri } from './key-uri.ts';
import { lab } from './lab.ts';
import { lessons } from './lessons.ts';
import { verifier } from './verifier.ts';

/** All texts of the lab in English, which the other languages translate. */
export const en = { attacks, code, keyUri, lab, lessons, verifier } as const;

import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { en } from '../en/index.ts';
import { attacks } from './attacks.ts';
import { code } from './code.ts';
import { keyUri } from './key-uri.ts';
import { lab } from './lab.ts';
import { lessons } from './lessons.ts';
import { verifier } from './verifier.ts';

export const de: Wording<typeof en> = { attacks, code, keyUri, lab, lessons, verifier };

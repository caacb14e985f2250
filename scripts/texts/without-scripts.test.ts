import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIRECTIONS, OFFERED_LANGUAGES } from '../../shared/translations/languages.ts';
import { root } from '../setup/state.mjs';

const PAGES = globSync('demo-server/web/**/*.html', { cwd: root });

test.each(PAGES)('%s says in every language that it needs JavaScript', (page) => {
  const html = readFileSync(join(root, page), 'utf8');
  const [, words = ''] = /<noscript>(.*?)<\/noscript>/s.exec(html) ?? [];
  for (const language of OFFERED_LANGUAGES) {
    const direction = DIRECTIONS[language] === 'rtl' ? ' dir="rtl"' : '';
    expect(words).toContain(language === 'en' ? '<p>' : `<p lang="${language}"${direction}>`);
  }
});

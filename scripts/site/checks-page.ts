/** The page that lists every check of the conformance suite. */
import { chapters } from '../../e2e/conformance/checks/index.ts';
import { frontMatter, type SitePage } from './pages.ts';

export function checksPage(base: string): SitePage {
  const count = chapters.reduce((sum, { checks }) => sum + checks.length, 0);
  const parts = chapters.map(({ title, checks }) => {
    const rows = checks.map(
      ({ id, does, must, why, attack, level }) =>
        `### ${id}\n\n${cell(does)} **${level === 'should' ? 'Should' : 'Must'}:** ${cell(must)}\n\n- Source: ${cell(why)}\n- Without it: ${cell(attack)}\n`,
    );
    return `## ${title}\n\n${rows.join('\n')}`;
  });
  const lead = `The [conformance suite](${base}conformance/) has ${count} checks. Each one says what it does, what the server must answer, where that is written, and what an attacker gains without it.`;
  return { slug: 'checks', text: `${frontMatter('Conformance checks')}\n${lead}\n\n${parts.join('\n')}` };
}

/** In Markdown, some of the texts would be tags. */
function cell(text: string): string {
  return text.replace(/[<>{}*_]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

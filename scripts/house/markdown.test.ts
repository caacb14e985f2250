import { describe, expect, it } from 'vitest';
import { headingsOf, linksOf, markdownPages, resolves } from './markdown.ts';

const pages = markdownPages();

describe('the Markdown pages', () => {
  it('are read: a reader that finds nothing would let everything pass', () => {
    expect(pages).toContain('README.md');
    const links = pages.flatMap(linksOf);
    expect(links.length).toBeGreaterThan(300);
    expect(links).toContainEqual({ written: 'LICENSE', path: 'LICENSE', heading: '' });
    expect(headingsOf('SECURITY.md')).toContain('where-advice-differs-and-which-was-followed');
  });

  it.each(pages)('%s leads nowhere that is not there', (page) => {
    const broken = linksOf(page).filter((link) => !resolves(link));
    expect(broken.map(({ written }) => written)).toEqual([]);
  });

  it('would be refused for a file or a heading that is not there', () => {
    expect(resolves({ written: '', path: 'docs/nowhere.md', heading: '' })).toBe(false);
    expect(resolves({ written: '', path: 'README.md', heading: 'nothing-of-the-kind' })).toBe(false);
    expect(resolves({ written: '', path: 'README.md', heading: '' })).toBe(true);
  });
});

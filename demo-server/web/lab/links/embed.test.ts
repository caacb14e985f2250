import { expect, it } from 'vitest';
import { embeddingLine, figureOf } from './embed.ts';

it.each([
  ['/lab/inside/hmac', 'hmac'],
  ['/lab/code', 'code'],
  ['/lab/lessons/code', undefined],
  ['/lab/verifier', undefined],
  ['/lab', undefined],
] as const)('the figure of %j is %j', (pathname, figure) => {
  expect(figureOf(pathname)).toBe(figure);
});

it('the line cannot end its own attributes', () => {
  const line = embeddingLine('https://lab.example/lab/embed', 'hmac', 'A "title" <b>', [
    ['hash', 'SHA256'],
    ['bit', '3'],
  ]);
  expect(line).toBe(
    '<iframe src="https://lab.example/lab/embed?figure=hmac&amp;hash=SHA256&amp;bit=3" title="A &quot;title&quot; &lt;b>" width="100%" height="640" loading="lazy" style="border:0"></iframe>',
  );
});

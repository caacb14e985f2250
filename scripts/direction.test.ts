import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './setup/state.mjs';

/**
 * The direction of dependencies is a lint rule (biome.json). This holds the rule itself: each forbidden import must be
 * refused where it is forbidden, and imports in the right direction must pass.
 */
const FORBIDDEN: [file: string, from: string][] = [
  ['shared/a.ts', '../desktop/main/accounts/accounts.ts'],
  ['shared/b.ts', '../demo-server/app.ts'],
  ['shared/c.ts', 'electron'],
  ['shared/ui/d.tsx', '../../desktop/renderer/bridge.ts'],
  ['desktop/renderer/a.ts', '../main/accounts.ts'],
  ['desktop/renderer/b.ts', 'electron'],
  ['desktop/main/a.ts', '../renderer/bridge.ts'],
  ['demo-server/routes/a.ts', 'kysely'],
  ['demo-server/routes/b.ts', 'node:sqlite'],
  ['demo-server/routes/c.ts', '../store/store.ts'],
  ['demo-server/two-factor/a.ts', 'koa'],
  ['demo-server/two-factor/b.ts', '../routes/guard.ts'],
  ['demo-server/throttle/a.ts', 'koa'],
  ['demo-server/web/a.ts', '../two-factor/enrolment.ts'],
];
const WITHOUT_NODE: [file: string, from: string][] = [
  ['shared/n.ts', 'node:fs'],
  ['desktop/renderer/n.ts', 'node:fs'],
  ['demo-server/web/n.ts', 'node:fs'],
];
const ALLOWED: [file: string, from: string][] = [
  ['desktop/main/ok.ts', '../../shared/key-uri.ts'],
  ['desktop/renderer/ok.ts', '../ipc-contract.ts'],
  ['demo-server/routes/ok.ts', '../two-factor/enrolment.ts'],
  ['demo-server/two-factor/ok.ts', '../store/store.ts'],
];

let folder: string;
/** The rules each file breaks, as `file: rule` lines of the linter's report. */
let report: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-direction-'));
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const [file, from] of [...FORBIDDEN, ...WITHOUT_NODE, ...ALLOWED]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `import { x } from '${from}';\n\nexport { x };\n`);
  }
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none'];
  report = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function brokenBy(file: string): string {
  return report
    .split('\n')
    .filter((line) => line.replaceAll('\\', '/').includes(`/${file},`))
    .join('\n');
}

describe('the direction of dependencies', () => {
  it.each(FORBIDDEN)('%s may not import %s', (file) => {
    expect(brokenBy(file)).toContain('noRestrictedImports');
  });

  it.each(WITHOUT_NODE)('%s may not import %s', (file) => {
    expect(brokenBy(file)).toContain('noNodejsModules');
  });

  it.each(ALLOWED)('%s may import %s', (file) => {
    expect(brokenBy(file)).not.toMatch(/noRestrictedImports|noNodejsModules/);
  });
});

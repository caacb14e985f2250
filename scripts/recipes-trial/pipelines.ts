/** The jobs of the pipelines in docs/examples/testing/, read as GitHub and GitLab read them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Job {
  name: string;
  /** The commands, in their order. */
  lines: readonly string[];
  env: Readonly<Record<string, string>>;
  /** The files and folders that the pipeline keeps. */
  kept: readonly string[];
}

interface GitHub {
  jobs: Readonly<
    Record<
      string,
      {
        strategy?: { matrix: { shard: readonly number[] } };
        steps: readonly { run?: string; env?: Record<string, string>; with?: { path?: string } }[];
      }
    >
  >;
}

type GitLab = Readonly<
  Record<
    string,
    {
      script: readonly string[];
      parallel?: number;
      variables?: Record<string, string>;
      artifacts?: { paths: readonly string[] };
    }
  >
>;

/** What a machine of a pipeline does first, and what cannot be had without a download from elsewhere. */
const ELSEWHERE = [/^npm ci$/, /^npx playwright install /];

/**
 * Returns the jobs of both pipelines, one for each shard, without what installs packages and browsers.
 *
 * @param folder the folder with the examples and the installed packages
 * @param secrets the values of the pipelines’ secrets
 */
export async function jobsOf(folder: string, secrets: Readonly<Record<string, string>>): Promise<Job[]> {
  const { parse } = await import(join(folder, 'node_modules', 'yaml', 'dist', 'index.js'));
  const read = async (file: string) => parse(await readFile(join(folder, file), 'utf8'));
  const gitHub: GitHub = await read('github-actions.yml');
  const gitLab: GitLab = await read('gitlab-ci.yml');
  return [...jobsOfGitHub(gitHub, secrets), ...jobsOfGitLab(gitLab, secrets)].map((job) => ({
    ...job,
    lines: job.lines.filter((line) => !ELSEWHERE.some((one) => one.test(line))),
  }));
}

function jobsOfGitHub({ jobs }: GitHub, secrets: Readonly<Record<string, string>>): Job[] {
  return Object.entries(jobs).flatMap(([name, { strategy, steps }]) =>
    (strategy?.matrix.shard ?? [undefined]).map((shard) => {
      const filled = (text: string) =>
        text
          .replaceAll(/\$\{\{ matrix\.shard \}\}/g, String(shard))
          .replaceAll(/\$\{\{ secrets\.(\w+) \}\}/g, (_, secret: string) => secrets[secret] ?? '');
      const env = Object.assign({}, ...steps.map((step) => step.env ?? {})) as Record<string, string>;
      return {
        name: `GitHub Actions: ${name}${shard === undefined ? '' : ` ${shard}`}`,
        lines: steps.flatMap(({ run }) => (run === undefined ? [] : [filled(run)])),
        env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, filled(value)])),
        kept: steps.flatMap((step) => step.with?.path ?? []),
      };
    }),
  );
}

function jobsOfGitLab(pipeline: GitLab, secrets: Readonly<Record<string, string>>): Job[] {
  return Object.entries(pipeline).flatMap(([name, { script, parallel, variables, artifacts }]) =>
    Array.from({ length: parallel ?? 1 }, (_, index) => ({
      name: `GitLab CI: ${name}${parallel === undefined ? '' : ` ${index + 1}`}`,
      lines: script,
      env: {
        ...secrets,
        ...variables,
        ...(parallel && { CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: String(parallel) }),
      },
      kept: artifacts?.paths ?? [],
    })),
  );
}

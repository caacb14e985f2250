/** The configuration file of a run: the options of the command line by name. */
import { z } from 'zod';
import { readJson } from './baseline.ts';
import { OPTIONS } from './options.ts';

const { config: _, template: __, standards: ___, scoreboard: ____, ...options } = OPTIONS;
const schema = z.strictObject(
  Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const choices = 'choices' in option ? option.choices : undefined;
      const text = choices ? z.enum(choices) : z.union([z.string(), z.number().transform(String)]);
      return [name, (option.type === 'boolean' ? z.boolean() : text).optional()];
    }),
  ),
);

/** Returns the options of a file; none without a file. @throws TargetRefused with one sentence */
export async function configuration(file: string | undefined): Promise<object> {
  if (file === undefined) return {};
  return readJson(
    file,
    schema,
    ({ file }) => file.configuration,
    '{"adapter":"my-server.mjs","report":"report"}',
  );
}

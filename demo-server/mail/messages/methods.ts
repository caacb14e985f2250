import type { MethodNotices } from '../kinds/methods.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { takeBack } from './if-not-you.ts';

type Kind = keyof Sentences['methods'];

export const methods: Texts<MethodNotices, Sentences> = {
  'two-factor-enabled': (_, { account }, all) => changed('two-factor-enabled', account, all),
  'two-factor-replaced': (_, { account }, all) => changed('two-factor-replaced', account, all),
  'two-factor-disabled': (_, { account }, all) => changed('two-factor-disabled', account, all),
  'method-added': ({ method }, { account }, all) =>
    changed('method-added', account, all, all.methodNames[method]),
  'method-removed': ({ method }, { account }, all) =>
    changed('method-removed', account, all, all.methodNames[method]),
};

function changed(kind: Kind, account: string, all: Sentences, method = '') {
  const say = all.methods[kind];
  return { subject: say.subject, paragraphs: [say.first({ account, method }), say.second], ...takeBack(all) };
}

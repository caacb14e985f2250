import type { ReplyOf, routes } from '../../../contract/index.ts';

/** An address of the account, as its owner sees it. */
export type Address = ReplyOf<typeof routes.listAddresses>['addresses'][number];

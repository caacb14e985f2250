import type { ReplyOf, routes } from '../../../contract/index.ts';

/** An account in the list. */
export type Person = ReplyOf<typeof routes.listPeople>['people'][number];

import type { ReplyOf, routes } from '../../../contract/index.ts';

/** One account in the list of people. */
export type Person = ReplyOf<typeof routes.listPeople>['people'][number];

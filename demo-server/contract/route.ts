import type { z } from 'zod';
import type { RefusalCode } from './errors.ts';

/**
 * Who may call a route.
 *
 * - `anyone`: no session is needed
 * - `pending`: a password was right and the second factor is awaited, or more
 * - `enrolling`: signed in completely, even when a second factor must be set up before anything else
 * - `full`: signed in completely
 * - `proven`: signed in completely, and the second factor was proven in the last five minutes (step-up)
 * - `support`: as `proven`, in the role support or admin
 * - `admin`: as `proven`, in the role admin
 */
export type Access = 'anyone' | 'pending' | 'enrolling' | 'full' | 'proven' | 'support' | 'admin';

/** One route of the API: all that the server and its pages must agree on. */
export interface RouteContract<
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Reply extends z.ZodType = z.ZodType,
  Who extends Access = Access,
  Query extends z.ZodType | undefined = z.ZodType | undefined,
> {
  method: 'GET' | 'POST';
  path: string;
  access: Who;
  /**
   * Whether the account could be taken over with it: the policy can demand a second factor for that, of accounts that
   * need none otherwise. What needs a step-up is sensitive in any case.
   */
  isSensitive?: true;
  /** The JSON body; `undefined` where none is read. */
  body: Body;
  /** The parameters in the address; left out where none are read. */
  query?: Query;
  /** The JSON reply of status 200. */
  reply: Reply;
  /** The code to answer when one of these fields of the body is wrong, in place of VALIDATION_ERROR. */
  refusals?: Readonly<Record<string, RefusalCode>>;
  /** For people who read the API: one sentence. */
  summary: string;
}

/** What a caller sends: before spaces are stripped and the like. */
export type BodyOf<R extends RouteContract> = R['body'] extends z.ZodType ? z.input<R['body']> : undefined;
/** What the route's handler receives. */
export type ReadBodyOf<R extends RouteContract> = R['body'] extends z.ZodType
  ? z.output<R['body']>
  : undefined;
/** The parameters a caller puts in the address, as texts. */
export type QueryOf<R extends RouteContract> = [R['query']] extends [undefined]
  ? undefined
  : z.input<NonNullable<R['query']>>;
/** What the route's handler receives of them. */
export type ReadQueryOf<R extends RouteContract> = [R['query']] extends [undefined]
  ? undefined
  : z.output<NonNullable<R['query']>>;
export type ReplyOf<R extends RouteContract> = z.output<R['reply']>;

/** Keeps a route's exact types. */
export function route<
  Body extends z.ZodType | undefined,
  Reply extends z.ZodType,
  Who extends Access,
  Query extends z.ZodType | undefined = undefined,
>(contract: RouteContract<Body, Reply, Who, Query>): RouteContract<Body, Reply, Who, Query> {
  return contract;
}

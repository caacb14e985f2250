import type { z } from 'zod';
import type { RefusalCode } from './errors.ts';

/**
 * Who may call a route.
 *
 * - `anyone`: no session is needed
 * - `pending`: the password was correct; the second factor may still be needed
 * - `enrolling`: signed in completely, even if a second factor must be set up before anything else
 * - `full`: signed in completely
 * - `proven`: signed in completely, and the second factor was confirmed in the last five minutes (step-up)
 * - `support`: as `proven`, in the role support or admin
 * - `admin`: as `proven`, in the role admin
 */
export type Access = 'anyone' | 'pending' | 'enrolling' | 'full' | 'proven' | 'support' | 'admin';

/** One route of the API: everything that the server and its pages must agree on. */
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
   * Whether an account could be taken over with this route. The policy can require a second factor for such routes
   * from accounts that need none otherwise. A route that needs a step-up is always sensitive.
   */
  isSensitive?: true;
  /** Whose token of a class the header `Authorization` must have. Such a route needs no session. */
  bearer?: 'teacher' | 'pupil';
  /** The JSON body; `undefined` if the route reads none. */
  body: Body;
  /** The parameters in the address; left out if the route reads none. */
  query?: Query;
  /** The JSON reply of status 200. */
  reply: Reply;
  /** The code to answer with, instead of VALIDATION_ERROR, if one of these fields of the body is wrong. */
  refusals?: Readonly<Record<string, RefusalCode>>;
  /** For the API reference. The first sentence is the headline. */
  summary: string;
}

/** What a caller sends, before the schema transforms it. */
export type BodyOf<R extends RouteContract> = R['body'] extends z.ZodType ? z.input<R['body']> : undefined;
/** What the route's handler receives. */
export type ReadBodyOf<R extends RouteContract> = R['body'] extends z.ZodType
  ? z.output<R['body']>
  : undefined;
/** The parameters that a caller puts in the address, as texts. */
export type QueryOf<R extends RouteContract> = [R['query']] extends [undefined]
  ? undefined
  : z.input<NonNullable<R['query']>>;
/** The parameters as the route's handler receives them. */
export type ReadQueryOf<R extends RouteContract> = [R['query']] extends [undefined]
  ? undefined
  : z.output<NonNullable<R['query']>>;
export type ReplyOf<R extends RouteContract> = z.output<R['reply']>;

/** Returns the route with its exact types. */
export function route<
  Body extends z.ZodType | undefined,
  Reply extends z.ZodType,
  Who extends Access,
  Query extends z.ZodType | undefined = undefined,
>(contract: RouteContract<Body, Reply, Who, Query>): RouteContract<Body, Reply, Who, Query> {
  return contract;
}

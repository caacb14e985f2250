import type { TwoFactorMethod } from '../../contract/index.ts';

/** A way to prove the second factor: a method, or a backup code. */
export type Way = TwoFactorMethod | 'backup';

/** What an account can prove its second factor with. */
export interface Ways {
  /** The strongest first. */
  methods: readonly TwoFactorMethod[];
  lastUsed: TwoFactorMethod | null;
  hasBackupCodes: boolean;
  /** Codes are refused until a backup code or a passkey was used. */
  isCodeLocked?: boolean;
}

/** The ways that are open, the strongest first, backup codes last. */
export function openWays({ methods, hasBackupCodes, isCodeLocked = false }: Ways): Way[] {
  const open = isCodeLocked ? methods.filter((method) => method === 'passkey') : methods;
  return [...open, ...(hasBackupCodes ? (['backup'] as const) : [])];
}

/** The way to begin with: the one that was used last, else the strongest. */
export function firstWay(ways: Ways): Way {
  const open = openWays(ways);
  const last = ways.lastUsed;
  // Without any, the page says how it ended; a way must stand there all the same.
  return last !== null && open.includes(last) ? last : (open[0] ?? 'backup');
}

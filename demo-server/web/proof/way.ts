import type { TwoFactorMethod } from '../../contract/index.ts';

/** A way to confirm the second factor: a method or a backup code. */
export type Way = TwoFactorMethod | 'backup';

/** The ways an account has. */
export interface Ways {
  /** The strongest first. */
  methods: readonly TwoFactorMethod[];
  lastUsed: TwoFactorMethod | null;
  hasBackupCodes: boolean;
  /** Whether codes are refused until the user uses a backup code or a passkey. */
  isCodeLocked?: boolean;
}

/** Returns the available ways, the strongest first and backup codes last. */
export function openWays({ methods, hasBackupCodes, isCodeLocked = false }: Ways): Way[] {
  const open = isCodeLocked ? methods.filter((method) => method === 'passkey') : methods;
  return [...open, ...(hasBackupCodes ? (['backup'] as const) : [])];
}

/** Returns the way to start with: the last used one, else the strongest. */
export function firstWay(ways: Ways): Way {
  const open = openWays(ways);
  const last = ways.lastUsed;
  // With no way left, the page says so, but it still needs a value.
  return last !== null && open.includes(last) ? last : (open[0] ?? 'backup');
}

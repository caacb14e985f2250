/** Ends only a wait that hangs: what is waited for comes late on a busy computer. `expect.poll` has it by default. */
export const PATIENCE = { timeout: 200_000 };

import { config } from 'zod';

// Zod compiles object schemas with `new Function` where it can, and finds out by trying. The content security
// policy refuses that and reports the try as a violation. Import this before any schema.
config({ jitless: true });

import { config } from 'zod';

// Zod tests whether it can compile schemas with `new Function`. The content security policy refuses that and reports a
// violation. Import this before any schema.
config({ jitless: true });

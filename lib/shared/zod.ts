import { z } from 'zod';

// Must run before the first schema is made: zod otherwise tries `new Function`, which the page policy blocks and reports.
z.config({ jitless: true });

export { z };

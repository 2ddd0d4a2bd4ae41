import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@': pathOf('.'),
      // The package throws outside a server component; its own empty entry is what Next.js puts there.
      'server-only': pathOf('./node_modules/server-only/empty.js'),
    },
  },
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/contract/**/*.test.ts'],
  },
});

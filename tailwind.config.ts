import type { Config } from 'tailwindcss';

/** Colours are the semantic names that components use; app/globals.css gives their light and dark values. */
const colour = (name: string) => `var(--colour-${name})`;

export default {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    extend: {
      colors: {
        page: colour('page'),
        surface: { DEFAULT: colour('surface'), muted: colour('surface-muted') },
        ink: { DEFAULT: colour('ink'), muted: colour('ink-muted') },
        line: { DEFAULT: colour('line'), strong: colour('line-strong') },
        accent: { DEFAULT: colour('accent'), strong: colour('accent-strong'), soft: colour('accent-soft') },
        'on-accent': colour('on-accent'),
        danger: { DEFAULT: colour('danger'), soft: colour('danger-soft') },
        success: { DEFAULT: colour('success'), soft: colour('success-soft') },
        warning: { DEFAULT: colour('warning'), soft: colour('warning-soft') },
      },
      fontFamily: { sans: ['var(--font-portal)', 'system-ui', 'sans-serif'] },
      maxWidth: { form: '40rem' },
    },
  },
} satisfies Config;

import type { Config } from 'tailwindcss';

/** Colors have the semantic names that components use; app/globals.css defines their light and dark values. */
const color = (name: string) => `var(--portal-${name})`;

export default {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    extend: {
      colors: {
        page: color('page'),
        surface: { DEFAULT: color('surface'), muted: color('surface-muted') },
        ink: { DEFAULT: color('ink'), muted: color('ink-muted') },
        line: { DEFAULT: color('line'), strong: color('line-strong') },
        accent: { DEFAULT: color('accent'), strong: color('accent-strong'), soft: color('accent-soft') },
        'on-accent': color('on-accent'),
        danger: { DEFAULT: color('danger'), soft: color('danger-soft') },
        success: { DEFAULT: color('success'), soft: color('success-soft') },
        warning: { DEFAULT: color('warning'), soft: color('warning-soft') },
        'logo-ground': color('logo-ground'),
      },
      fontFamily: {
        sans: ['var(--font-digits)', 'var(--font-portal)', 'system-ui', 'sans-serif'],
        codes: ['var(--font-portal)', 'system-ui', 'sans-serif'],
      },
      maxWidth: { form: '40rem' },
    },
  },
} satisfies Config;

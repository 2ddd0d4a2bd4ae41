import type { ReactNode } from 'react';

function Icon({ className = 'size-6', children }: { className?: string; children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      {children}
    </svg>
  );
}

type IconProps = { className?: string };

/** A globe, for languages. */
export function LanguageIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c2.500 2.600 3.500 5.600 3.500 9s-1 6.400-3.500 9c-2.500-2.600-3.500-5.600-3.500-9s1-6.400 3.500-9" />
    </Icon>
  );
}

/** The front of an ID card. */
export function CardFrontIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <rect x="2" y="5" width="20" height="14" rx="2.5" />
      <circle cx="7.5" cy="10.5" r="1.75" />
      <path d="M4.75 15.75c.3-1.7 1.3-2.5 2.75-2.5s2.45.8 2.75 2.5M13.5 10h5M13.5 13.500h5" />
    </Icon>
  );
}

/** The back of an ID card, with its stripes. */
export function CardBackIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <rect x="2" y="5" width="20" height="14" rx="2.5" />
      <path d="M2 9h20M6 13v2.500M8.5 13v2.500M11 13v2.500M13.5 13v2.500M16 13v2.500M18 13v2.5" />
    </Icon>
  );
}

export function FileIcon({ className = 'size-5' }: IconProps) {
  return (
    <Icon className={className}>
      <rect x="3" y="4" width="18" height="16" rx="2.5" />
      <circle cx="8.5" cy="9.5" r="1.5" />
      <path d="m4 17.5 4.5-4.5 3.5 3.5 3-3 5 5" />
    </Icon>
  );
}

export function CameraIcon({ className = 'size-5' }: IconProps) {
  return (
    <Icon className={className}>
      <path d="M4 8h3.500l1.5-2.500h6L16.5 8H20a1.5 1.5 0 0 1 1.5 1.500v8A1.5 1.5 0 0 1 20 19H4a1.5 1.5 0 0 1-1.5-1.500v-8A1.5 1.5 0 0 1 4 8z" />
      <circle cx="12" cy="13" r="3.25" />
    </Icon>
  );
}

export function CheckIcon({ className = 'size-5' }: IconProps) {
  return (
    <Icon className={className}>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.25 2.75 2.750L16 9.5" />
    </Icon>
  );
}

export function CrossIcon({ className = 'size-5' }: IconProps) {
  return (
    <Icon className={className}>
      <path d="m6 6 12 12M18 6 6 18" />
    </Icon>
  );
}

export function CameraOffIcon({ className }: IconProps) {
  return (
    <Icon className={className}>
      <path d="m3 3 18 18M9.25 5.500H15L16.5 8H20a1.5 1.5 0 0 1 1.5 1.500v8M18.5 19H4a1.5 1.5 0 0 1-1.5-1.500v-8A1.5 1.5 0 0 1 4 8h3M14.6 15a3.25 3.25 0 0 1-4.5-4.5" />
    </Icon>
  );
}

export function SwitchIcon({ className = 'size-5' }: IconProps) {
  return (
    <Icon className={className}>
      <path d="M4 11a8 8 0 0 1 14-4.500L20.5 9M20.5 4v5h-5M20 13a8 8 0 0 1-14 4.500L3.5 15M3.5 20v-5h5" />
    </Icon>
  );
}

export function MagnifierIcon({ className = 'size-5' }: IconProps) {
  return (
    <Icon className={className}>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.250 15.250 5.250 5.250M7.750 10.500h5.500M10.500 7.750v5.500" />
    </Icon>
  );
}

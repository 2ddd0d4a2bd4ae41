import { useMemo } from 'react';
import { encode } from 'uqr';

/** The light margin that readers of QR codes need (ISO/IEC 18004), in modules. */
const QUIET_ZONE_MODULES = 4;

/** One path over all dark modules: a row of neighbours is one rectangle. */
function drawPath(rows: boolean[][]): string {
  return rows
    .flatMap((row, y) =>
      row.map((isDark, x) => (isDark && !row[x - 1] ? `M${x} ${y}h${runLength(row, x)}v1H${x}z` : '')),
    )
    .join('');
}

function runLength(row: boolean[], from: number): number {
  const end = row.indexOf(false, from);
  return (end < 0 ? row.length : end) - from;
}

/** A text as a QR code: dark on white in light and dark mode alike, since many cameras read no other. */
export function QrCode({ text, label, className = '' }: { text: string; label: string; className?: string }) {
  const { size, data } = useMemo(() => encode(text, { ecc: 'M', border: QUIET_ZONE_MODULES }), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={drawPath(data)} fill="#000" />
    </svg>
  );
}

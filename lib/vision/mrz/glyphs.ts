import { GLYPH_TEMPLATES_BASE64 } from './glyph-templates';

/** The characters of machine-readable zones. Source: ICAO 9303-3, 4. */
export const GLYPHS = '<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The part of a character's cell that is compared, in units of OCR-B's outlines, y upward from the baseline. */
export const GLYPH_CELL = { columns: 15, rows: 22, unitsPerSample: 40, centerX: 362, centerY: 370 };

/** From one character to the next, in the same units. */
export const GLYPH_PITCH_UNITS = 723;

const SAMPLES = GLYPH_CELL.columns * GLYPH_CELL.rows;

/** Moves the mean to 0 and the length to 1, so that the product of two is their correlation. A flat one becomes zeros. */
export function normalize(samples: Float32Array): Float32Array {
  let mean = 0;
  for (const value of samples) mean += value / samples.length;
  let square = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const value = (samples[at] ?? 0) - mean;
    samples[at] = value;
    square += value * value;
  }
  const scale = square > 1e-6 ? 1 / Math.sqrt(square) : 0;
  for (let at = 0; at < samples.length; at += 1) samples[at] = (samples[at] ?? 0) * scale;
  return samples;
}

function unpackTemplates(): Float32Array[] {
  const packed = Uint8Array.from(atob(GLYPH_TEMPLATES_BASE64), (character) => character.charCodeAt(0));
  const valueAt = (at: number) => ((packed[at >> 1] ?? 0) >> (at % 2 === 0 ? 4 : 0)) & 15;
  return Array.from(GLYPHS, (_, glyph) =>
    normalize(Float32Array.from({ length: SAMPLES }, (_, at) => valueAt(glyph * SAMPLES + at))),
  );
}

let templates: Float32Array[] | undefined;

/** How well a cell looks like each of GLYPHS: from -1 to 1. `samples` is the darkness, normalized. */
export function correlate(samples: Float32Array): Float32Array {
  templates ??= unpackTemplates();
  return Float32Array.from(templates, (template) => {
    let sum = 0;
    for (let at = 0; at < SAMPLES; at += 1) sum += (template[at] ?? 0) * (samples[at] ?? 0);
    return sum;
  });
}

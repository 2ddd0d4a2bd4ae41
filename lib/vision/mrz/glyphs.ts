/** The characters of machine-readable zones. Source: ICAO 9303-3, 4. */
export const GLYPHS = '<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

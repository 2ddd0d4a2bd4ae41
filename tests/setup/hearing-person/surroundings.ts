import { FRONT_SVG } from '../../fixtures/card-drawing';
import { OTHER_CARDS } from '../../fixtures/other-cards';
import { BACKGROUNDS, OTHER_BACKGROUNDS } from '../../fixtures/quality-scenes';

/** The cards that people hold, and what the cards lie on. */
export const CARDS = [FRONT_SVG, ...OTHER_CARDS.slice(0, 4)];
export const SURFACES = [...BACKGROUNDS, ...OTHER_BACKGROUNDS];
/** Books and folders: nobody who hears only knows for sure which of them are dark. Every other one is. */
export const BOOKS = ['desk', 'table', 'desk', 'paper'] as const satisfies readonly (typeof SURFACES)[number][];

/** Translated by machine; no native speaker has read it yet. */

import journey from './journey.json';
import pages from './pages.json';

/** The messages that every page has, by file: they are all that the first one needs. */
export const pageMessages = { journey, pages };

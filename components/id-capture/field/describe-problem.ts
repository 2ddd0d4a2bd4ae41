import { SOURCE_FILE_MAX_BYTES, SUBMITTED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';
import type { Translate } from '@/lib/shared/words/words';
import { formatByteCount } from './format-byte-count';
import type { FieldProblem } from './id-image-state';

/** The message that says what is wrong and what to do. */
export function describeProblem(problem: FieldProblem, t: Translate<'id-capture'>, language: string): string {
  if (problem.kind !== 'unsupported-format') {
    const limitBytes = problem.kind === 'canvas-dishonest' ? SUBMITTED_IMAGE_MAX_BYTES : SOURCE_FILE_MAX_BYTES;
    return t(`problem.${problem.kind}`, { limit: formatByteCount(limitBytes, language) });
  }
  if (problem.format === 'heic') return t('problem.unsupported-heic');
  return t('problem.unsupported-format', { format: problem.format?.toUpperCase() });
}

import type { ImageFormat } from '@/lib/shared/images/image-format';
import { SOURCE_FILE_MAX_BYTES, SUBMITTED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';
import type { Translate } from '@/lib/shared/words/words';
import { formatByteCount } from './format-byte-count';
import type { FieldProblem } from './id-image-state';

/** Formats that people know by a longer name than their file extension. */
const FORMAT_NAMES: Partial<Record<ImageFormat, string>> = { jp2: 'JPEG 2000', jxl: 'JPEG XL' };

/** The message that says what is wrong and what to do. */
export function describeProblem(problem: FieldProblem, t: Translate<'id-capture'>, language: string): string {
  if (problem.kind !== 'unsupported-format') {
    const limitBytes = problem.kind === 'canvas-dishonest' ? SUBMITTED_IMAGE_MAX_BYTES : SOURCE_FILE_MAX_BYTES;
    return t(`problem.${problem.kind}`, { limit: formatByteCount(limitBytes, language) });
  }
  const { format } = problem;
  if (format === 'heic' || format === 'avif') return t(`problem.unsupported-${format}`);
  return t('problem.unsupported-format', { format: format && (FORMAT_NAMES[format] ?? format.toUpperCase()) });
}

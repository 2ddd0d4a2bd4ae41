import type { ImageFormat } from '@/lib/shared/images/image-format';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';

/** Why a file gave no image. Each has its sentence in the messages, under `problem`. */
export type ImageProblem =
  | 'empty'
  | 'too-large'
  | 'too-many-pixels'
  | 'not-an-image'
  | 'pdf'
  | 'pdf-locked'
  | 'pdf-damaged'
  | 'damaged'
  | 'unsupported-format'
  | 'canvas-dishonest'
  | 'failed';

/** What preparing a file came to. `format` is what the file's first bytes say. */
export type PreparationOutcome =
  | { ok: true; image: PreparedImage }
  | { ok: false; problem: ImageProblem; format?: ImageFormat };

/** What one thread came to. `isFinal`: another thread would find the same. */
export type ThreadOutcome =
  | Extract<PreparationOutcome, { ok: true }>
  | (Extract<PreparationOutcome, { ok: false }> & { isFinal: boolean });

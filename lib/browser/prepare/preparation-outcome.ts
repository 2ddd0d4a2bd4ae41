import type { ImageFormat } from '@/lib/shared/images/image-format';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';

/** Why a file produced no image. Each has a message under `problem`. */
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

/** The result of preparing a file. `format` is based on the file's first bytes. */
export type PreparationOutcome =
  | { ok: true; image: PreparedImage }
  | { ok: false; problem: ImageProblem; format?: ImageFormat };

/** The result from one thread. `isFinal`: another thread would get the same result. */
export type ThreadOutcome =
  | Extract<PreparationOutcome, { ok: true }>
  | (Extract<PreparationOutcome, { ok: false }> & { isFinal: boolean });

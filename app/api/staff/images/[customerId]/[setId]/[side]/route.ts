import { answerImage } from '@/lib/server/review/answer-image';
import { imageMethodRefused } from '@/lib/server/review/image-response';

type ImageContext = { params: Promise<{ customerId: string; setId: string; side: string }> };

/** One document image, for a member of staff who may see it and opened it shortly before. */
export async function GET(request: Request, { params }: ImageContext): Promise<Response> {
  return answerImage(request, await params);
}

export const HEAD = imageMethodRefused;
export const OPTIONS = imageMethodRefused;
export const POST = imageMethodRefused;
export const PUT = imageMethodRefused;
export const PATCH = imageMethodRefused;
export const DELETE = imageMethodRefused;

import type { ComponentProps } from 'react';
import { useObjectUrl } from './use-object-url';

type BlobImageProps = Omit<ComponentProps<'img'>, 'src' | 'alt'> & { blob: Blob; alt: string };

/** Shows an image that exists only in this browser. */
export function BlobImage({ blob, alt, ...props }: BlobImageProps) {
  const url = useObjectUrl(blob);
  // biome-ignore lint/performance/noImgElement: next/image is for server files; this one never leaves the page
  return <img src={url} alt={alt} {...props} />;
}

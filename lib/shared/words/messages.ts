import camera from './en/camera.json';
import form from './en/form.json';
import handoff from './en/handoff.json';
import idCapture from './en/id-capture.json';
import idReading from './en/id-reading.json';
import imageViewer from './en/image-viewer.json';
import pages from './en/pages.json';
import pdf from './en/pdf.json';
import quality from './en/quality.json';
import result from './en/result.json';

/** The language of the pages. */
export const LANGUAGE = 'en';

/** Every sentence that applicants read, by file. */
export const APPLICANT_MESSAGES = {
  camera,
  form,
  handoff,
  'id-capture': idCapture,
  'id-reading': idReading,
  'image-viewer': imageViewer,
  pages,
  pdf,
  quality,
  result,
} as const;

import camera from './messages/en/camera.json';
import form from './messages/en/form.json';
import handoff from './messages/en/handoff.json';
import idCapture from './messages/en/id-capture.json';
import idReading from './messages/en/id-reading.json';
import imageViewer from './messages/en/image-viewer.json';
import pages from './messages/en/pages.json';
import pdf from './messages/en/pdf.json';
import quality from './messages/en/quality.json';
import result from './messages/en/result.json';

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

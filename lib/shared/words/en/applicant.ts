import camera from './camera.json';
import form from './form.json';
import handoff from './handoff.json';
import idCapture from './id-capture.json';
import idReading from './id-reading.json';
import imageViewer from './image-viewer.json';
import later from './later.json';
import mailbox from './mailbox.json';
import pdf from './pdf.json';
import quality from './quality.json';
import result from './result.json';
import status from './status.json';

/** The messages of the form, the phone and the status page, by file. */
export const applicantMessages = {
  camera,
  form,
  handoff,
  'id-capture': idCapture,
  'id-reading': idReading,
  'image-viewer': imageViewer,
  later,
  mailbox,
  pdf,
  quality,
  result,
  status,
};

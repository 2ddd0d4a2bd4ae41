// The two sides of an ID share what is dropped and pasted. react-dropzone handles drops onto a side, but its zones do
// not know about each other, its onPaste only fires for what is pasted into a zone, and its preventDropOnDocument also
// blocks text dragged into a text field. This file does what it cannot.

import { findDraggedPicture, holdsAddress } from './dragged-picture';

/** How a file arrived without being chosen in a dialog. */
export type ArrivalWay = 'drop' | 'paste';

/** What a slot is told if there is no room for a file, or no file. */
export type Refusal = 'one-file-a-side' | 'dropped-beside' | 'no-empty-side' | 'no-file';

/** A place on the page for one image. */
export type ImageSlot = {
  element: HTMLElement;
  /** Can accept a file now, even replacing the one it has. */
  isEnabled(): boolean;
  /** Has no image and is not preparing one. */
  isEmpty(): boolean;
  take(file: File, way: ArrivalWay): void;
  refuse(refusal: Refusal): void;
};

const slots = new Set<ImageSlot>();

const listSlots = () =>
  [...slots].sort((a, b) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));

const listEmptySlots = () => listSlots().filter((slot) => slot.isEnabled() && slot.isEmpty());

/**
 * Assigns files to slots: the first to the preferred slot, or else to the first empty one on the page; a second one to
 * the next empty slot. Each file goes to at most one slot. If there are none, the preferred slot says so.
 */
export function offerFiles(files: readonly File[], way: ArrivalWay, preferred?: ImageSlot): void {
  if (files.length === 0) {
    if (preferred?.isEnabled()) preferred.refuse('no-file');
    return;
  }
  const others = listEmptySlots().filter((slot) => slot !== preferred);
  const takers = preferred?.isEnabled() ? [preferred, ...others] : others;
  files.forEach((file, index) => {
    takers[index]?.take(file, way);
  });
  if (takers.length >= files.length) return;
  const [speaker] = takers.length > 0 ? takers : listSlots();
  speaker?.refuse(takers.length > 0 ? 'one-file-a-side' : 'no-empty-side');
}

const holdsFiles = (transfer: DataTransfer | null) => transfer?.types.includes('Files') ?? false;

const slotAround = (target: EventTarget | null) =>
  [...slots].find((slot) => target instanceof Node && slot.element.contains(target));

const isTextEntry = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));

/** Ctrl+V anywhere: an image goes to the side with focus, or else to the first empty one. Text is left alone. */
function onPaste(event: ClipboardEvent): void {
  const files = [...(event.clipboardData?.files ?? [])];
  const isPastingText = isTextEntry(event.target) && event.clipboardData?.types.includes('text/plain');
  if (files.length === 0 || isPastingText || event.defaultPrevented) return;
  event.preventDefault();
  offerFiles(files, 'paste', slotAround(event.target) ?? slotAround(document.activeElement));
}

/** Whether a link or a picture of this page is being dragged, which happens by accident. */
let isOwnDrag = false;

const onDragStart = () => {
  isOwnDrag = true;
};

const onDragEnd = () => {
  isOwnDrag = false;
};

/** Files are for the slots, and pictures and links of other pages, unless they are over a text field. */
const isForSlots = ({ dataTransfer, target }: DragEvent) =>
  holdsFiles(dataTransfer) || (holdsAddress(dataTransfer) && !isOwnDrag && !isTextEntry(target));

/** Without this the browser would leave the page and show what is dropped. */
function onDragOver(event: DragEvent): void {
  if (isForSlots(event)) event.preventDefault();
}

function onDrop(event: DragEvent): void {
  const { dataTransfer, target } = event;
  if (!dataTransfer || !isForSlots(event)) return;
  event.preventDefault();
  const slot = slotAround(target);
  if (!slot) listSlots()[0]?.refuse('dropped-beside');
  // Files arrive through the zone of the slot.
  if (!slot || holdsFiles(dataTransfer)) return;
  const picture = findDraggedPicture(dataTransfer);
  offerFiles(picture ? [picture] : [], 'drop', slot);
}

/** Registers a slot for pasting and dropping. @returns a function that unregisters it */
export function registerImageSlot(slot: ImageSlot): () => void {
  if (slots.size === 0) {
    document.addEventListener('paste', onPaste);
    document.addEventListener('dragstart', onDragStart);
    document.addEventListener('dragend', onDragEnd);
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
  }
  slots.add(slot);
  return () => {
    slots.delete(slot);
    if (slots.size > 0) return;
    document.removeEventListener('paste', onPaste);
    document.removeEventListener('dragstart', onDragStart);
    document.removeEventListener('dragend', onDragEnd);
    document.removeEventListener('dragover', onDragOver);
    document.removeEventListener('drop', onDrop);
  };
}

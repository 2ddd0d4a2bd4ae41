import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchDocumentImage } from '@/lib/browser/staff/fetch-document-image';
import type { DocumentSide } from '@/lib/shared/contract/request';
import { type DocumentsProblem, documentImagePath, type OpenedDocuments } from '@/lib/shared/review/document-view';

export type OpenDocuments = (place: { customerId: string; setId: string }) => Promise<OpenedDocuments>;

export type DocumentsState =
  | { kind: 'closed' }
  | { kind: 'opening'; setId: string }
  | { kind: 'open'; setId: string; urls: Partial<Record<DocumentSide, string>> }
  | {
      kind: 'failed';
      setId: string;
      problem: DocumentsProblem | 'not-shown' | 'no-answer';
      errorId?: string | undefined;
    };

const CLOSED: DocumentsState = { kind: 'closed' };

function revoke(state: DocumentsState) {
  if (state.kind !== 'open') return;
  for (const url of Object.values(state.urls)) URL.revokeObjectURL(url);
}

async function load(open: OpenDocuments, customerId: string, setId: string): Promise<DocumentsState> {
  const opened = await open({ customerId, setId }).catch(() => undefined);
  if (!opened) return { kind: 'failed', setId, problem: 'no-answer' };
  if (opened.kind === 'failed') return { ...opened, setId };
  const images = await Promise.all(
    opened.sides.map(
      async (side) => [side, await fetchDocumentImage(documentImagePath(customerId, setId, side))] as const,
    ),
  );
  if (images.some(([, image]) => image === undefined)) return { kind: 'failed', setId, problem: 'not-shown' };
  const urls = images.map(([side, image]) => [side, image && URL.createObjectURL(image)] as const);
  return { kind: 'open', setId, urls: Object.fromEntries(urls) };
}

/** A customer's document images: nothing is loaded before `show`, and nothing remains after `hide`. */
export function useDocuments(customerId: string, open: OpenDocuments) {
  const [state, setState] = useState(CLOSED);
  const shown = useRef(CLOSED);
  /** Counts requests, so that a late answer does not replace a newer one. */
  const turn = useRef(0);

  const put = useCallback((next: DocumentsState) => {
    revoke(shown.current);
    shown.current = next;
    setState(next);
  }, []);

  const hide = useCallback(() => {
    turn.current += 1;
    put(CLOSED);
  }, [put]);

  const show = useCallback(
    async (setId: string) => {
      turn.current += 1;
      const mine = turn.current;
      put({ kind: 'opening', setId });
      const loaded = await load(open, customerId, setId);
      if (turn.current === mine) put(loaded);
      else revoke(loaded);
    },
    [customerId, open, put],
  );

  useEffect(() => hide, [hide]);
  return { state, show, hide };
}

import type { DocumentSide } from '@/lib/shared/contract/request';
import { useWords } from '../../words/use-words';

/** Shows where to drop a file while one is dragged over the page. Drag events pass through to the zone below. */
export function DropOverlay({ side, isOver }: { side: DocumentSide; isOver: boolean }) {
  const { t } = useWords('id-capture');
  const look = isOver ? 'border-solid ring-4 ring-accent/40' : 'border-dashed';
  return (
    <div
      className={`pointer-events-none absolute inset-0 flex items-center justify-center rounded-lg border-2 border-accent bg-accent-soft p-4 text-center text-lg font-semibold text-accent ${look}`}
    >
      {t(`side.${side}.drop`)}
    </div>
  );
}

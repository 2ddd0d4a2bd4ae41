import type { ReactNode } from 'react';
import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import type { FileWords } from '@/lib/shared/words/words';
import { DraftOffer } from './draft-offer';

type StartPageProps = {
  words: FileWords<'journey'>;
  /** Who is asking, if configured. */
  company: string | undefined;
  /** The address of the first step. */
  firstStep: string;
  /** The caller's own value for this customer, passed on in the address; empty if there is none. */
  reference: string;
  /** Whose draft this tab may have. Default: the applicant's. */
  draftName?: string;
  /** Removes a photo that was sent ahead; for starting over. */
  removeParcel: ParcelActions['remove'];
  /** What the applicant agrees to by continuing. */
  children?: ReactNode;
};

const LIST = 'flex list-disc flex-col gap-2 ps-6';

/**
 * Who is asking, why, what to have ready, and what happens next. Start works before any script has loaded, but is hidden
 * in browsers that run none.
 */
export function StartPage(props: StartPageProps) {
  const { company, firstStep, reference, draftName, removeParcel, children } = props;
  const { t } = props.words;
  return (
    <>
      <header className="flex flex-col gap-3 px-1">
        <h1 className="text-3xl font-bold text-balance sm:text-4xl">{t('start.heading')}</h1>
        <p className="text-lg">{company ? t('start.text', { company }) : t('start.textUnnamed')}</p>
      </header>
      <section className="flex flex-col gap-6 rounded-xl border border-line bg-surface p-5 sm:p-7">
        <div className="flex flex-col gap-3">
          <h2 className="text-xl font-bold">{t('start.have.title')}</h2>
          <ul className={LIST}>
            <li>{t('start.have.id')}</li>
            <li>{t('start.have.camera')}</li>
            <li>{t('start.have.contact')}</li>
          </ul>
        </div>
        <div className="flex flex-col gap-3">
          <h2 className="text-xl font-bold">{t('start.next.title')}</h2>
          <ol className="flex list-decimal flex-col gap-2 ps-6">
            <li>{t('start.next.photo')}</li>
            <li>{t('start.next.check')}</li>
            <li>{t('start.next.answer')}</li>
          </ol>
        </div>
      </section>
      {children}
      <form action={firstStep} method="get" className="flex flex-col gap-3 noscript:hidden">
        {reference ? <input type="hidden" name="reference" value={reference} /> : null}
        <DraftOffer
          firstStep={firstStep}
          draftName={draftName}
          startLabel={t('start.button')}
          removeParcel={removeParcel}
        />
      </form>
    </>
  );
}

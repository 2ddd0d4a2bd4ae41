import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireStaffPage } from '@/lib/server/door/staff-pages';

/** The not-found page has the title. */
export const generateMetadata = (): Metadata => notFound();

/** Every address of the console that has no page: the console says so within its frame. */
export default async function UnknownPage(): Promise<never> {
  await requireStaffPage('look-up-customers');
  notFound();
}

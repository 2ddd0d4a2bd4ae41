import { notFound } from 'next/navigation';
import { requireStaffPage } from '@/lib/server/door/staff-pages';

/** Every address of the console that has no page: the console says so within its frame. */
export default async function UnknownPage(): Promise<never> {
  await requireStaffPage('look-up-customers');
  notFound();
}

import { redirect } from 'next/navigation';
import { CUSTOMERS_PATH } from '@/lib/shared/staff/staff-paths';

export default function StaffPage(): never {
  redirect(CUSTOMERS_PATH);
}

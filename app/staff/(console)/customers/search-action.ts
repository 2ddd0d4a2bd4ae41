'use server';

import { serve } from '@/lib/server/door/serve';
import { searchForCustomersDoor } from '@/lib/server/doors/customer-doors';

export const searchForCustomers = serve(searchForCustomersDoor);

'use client';

import { StatusEnded } from '@/components/status/status-ended';

export default StatusEnded;

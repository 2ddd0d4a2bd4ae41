'use client';

import dynamic from 'next/dynamic';
import type { Step } from '@/lib/shared/journey/steps';

/** Loads the code of a step ahead of showing it. */
export const STEP_LOADERS: Record<Step, () => Promise<object>> = {
  'which-id': () => import('./which-id-step'),
  front: () => import('./photo-step'),
  back: () => import('./photo-step'),
  details: () => import('./details-step'),
  check: () => import('./check-step'),
};

/** Each step's code loads separately; `dynamic` needs each import spelled out. */
export const STEP_VIEWS = {
  'which-id': dynamic(() => import('./which-id-step').then(({ WhichIdStep }) => WhichIdStep)),
  front: dynamic(() => import('./photo-step').then(({ FrontStep }) => FrontStep)),
  back: dynamic(() => import('./photo-step').then(({ BackStep }) => BackStep)),
  details: dynamic(() => import('./details-step').then(({ DetailsStep }) => DetailsStep)),
  check: dynamic(() => import('./check-step').then(({ CheckStep }) => CheckStep)),
};

'use client';

import { Component, type ReactNode } from 'react';
import { isPartMissing } from '@/lib/browser/load-part';

type PartBoundaryProps = { fallback: ReactNode; children: ReactNode };

/** Shows `fallback` instead of a part of the page whose code did not load. Other errors are passed on. */
export class PartBoundary extends Component<PartBoundaryProps, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (!isPartMissing(error)) throw error;
    return this.props.fallback;
  }
}

type Watched = { engineFaults?: string[] };

/** Collects what goes wrong in a page. Runs in the page, at best before its own scripts; more than once is harmless. */
export function watchFaults(): void {
  const watched = window as Watched;
  if (watched.engineFaults) return;
  const faults: string[] = [];
  watched.engineFaults = faults;
  window.addEventListener(
    'error',
    (event) => {
      // What did not load has no message.
      const source = event.target instanceof Element ? event.target.outerHTML.slice(0, 200) : '';
      faults.push(`error: ${event.message ?? source} ${event.filename ?? ''}`);
    },
    true,
  );
  window.addEventListener('unhandledrejection', (event) => faults.push(`rejection: ${String(event.reason)}`));
  const noteViolation = (directive: string, blocked: string, source: string | null) => {
    const fault = `policy: ${directive} ${blocked} ${source ?? ''}`;
    if (!faults.includes(fault)) faults.push(fault);
  };
  document.addEventListener('securitypolicyviolation', (event) =>
    noteViolation(event.effectiveDirective, event.blockedURI, event.sourceFile),
  );
  if (!('ReportingObserver' in window)) return;
  const noteReports = (reports: { body?: unknown }[]) => {
    for (const { body } of reports) {
      const violation = body as { effectiveDirective: string; blockedURL: string; sourceFile: string };
      noteViolation(violation.effectiveDirective, violation.blockedURL, violation.sourceFile);
    }
  };
  // Those from before this listener.
  new ReportingObserver(noteReports, { types: ['csp-violation'], buffered: true }).observe();
}

/** Runs in the page. */
export const readFaults = (): string[] => (window as Watched).engineFaults ?? [];

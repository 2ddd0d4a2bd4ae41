/** The id of the notice that a page has not loaded completely. */
export const NOT_LOADED_ID = 'portal-not-loaded';

/**
 * Shows the page's notice that it has not loaded completely: shortly after one of its scripts failed, or after a long
 * time, unless the whole page handles presses by then. The notice goes away once it does.
 *
 * The source of this function is inlined in the page, so it must not use anything from outside.
 *
 * @param heard name of the event that signals that more of the page now handles presses
 * @param noticeId the notice's element id
 */
export function tellNotLoaded(heard: string, noticeId: string): void {
  // The bundler's runtime asks for a failed script once more.
  const afterFailureMs = 2_000;
  const afterNothingMs = 20_000;
  let isPageHeard = false;

  const show = () => {
    const notice = document.getElementById(noticeId);
    if (notice) notice.hidden = isPageHeard && !document.querySelector('[data-unheard]');
  };

  const onError = ({ target }: Event) => {
    if (target instanceof HTMLScriptElement) setTimeout(show, afterFailureMs);
  };

  const onHeard = () => {
    isPageHeard = true;
    if (document.getElementById(noticeId)?.hidden === false) show();
  };

  const onClick = (event: Event) => {
    if (!(event.target instanceof Element && event.target.closest(`#${noticeId} a`))) return;
    event.preventDefault();
    // Unlike the link, this keeps what stands behind the # of the address.
    window.location.reload();
  };

  // Errors of scripts do not bubble.
  window.addEventListener('error', onError, true);
  window.addEventListener(heard, onHeard);
  window.addEventListener('click', onClick, true);
  setTimeout(show, afterNothingMs);
}

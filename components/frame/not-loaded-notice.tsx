import { NOT_LOADED_ID } from './tell-not-loaded';

type NotLoadedNoticeProps = { text: string; linkText: string };

/** Hidden until an inline script finds that the page has not loaded completely (tell-not-loaded.ts). */
export function NotLoadedNotice({ text, linkText }: NotLoadedNoticeProps) {
  return (
    <div id={NOT_LOADED_ID} role="alert" hidden className="bg-warning-soft p-4 font-semibold text-warning">
      <p>{text}</p>
      <p>
        {/* biome-ignore lint/a11y/useValidAnchor: the page's own address; buttons are held until the page handles them */}
        <a href="" className="link">
          {linkText}
        </a>
      </p>
    </div>
  );
}

import Page from '../page';

/** The same page behind the portal's own proxy.ts. */
export default Page;

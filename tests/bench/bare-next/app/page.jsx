import { headers } from 'next/headers';

/** The least that a page does which is rendered for each request. */
export default async function Page() {
  await headers();
  return <h1>Hello</h1>;
}

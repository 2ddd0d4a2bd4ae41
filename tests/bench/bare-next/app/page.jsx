/** Like the portal's pages, which carry a nonce of their own request. */
export const dynamic = 'force-dynamic';

export default function Page() {
  return <h1>Bare</h1>;
}

import { openDemoLink } from '@/lib/server/demo/open-demo-link';

type DemoContext = { params: Promise<{ token: string }> };

/** The link that the start of a demo prints. Where nothing is a demo, nothing is here. */
export async function GET(_: Request, { params }: DemoContext): Promise<Response> {
  return openDemoLink((await params).token);
}

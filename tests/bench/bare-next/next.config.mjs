import { fileURLToPath } from 'node:url';

/** The project folder, which proxy.ts comes from. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** @type {import('next').NextConfig} */
const nextConfig = { turbopack: { root } };

export default nextConfig;

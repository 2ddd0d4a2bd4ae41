import { fileURLToPath } from 'node:url';

/** The folder of the project: proxy.ts comes from there. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** @type {import('next').NextConfig} */
const nextConfig = { turbopack: { root } };

export default nextConfig;

import { proxy as portalProxy } from '../../../proxy';

export const proxy = portalProxy;

export const config = { matcher: '/with-proxy' };

// A static server for tests: loopback only, a free port, one folder at one mount, and a strict
// Content-Security-Policy on every answer.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  css: 'text/css; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webp: 'image/webp',
  xml: 'application/xml; charset=utf-8',
};

export const POLICY = "default-src 'self'";

/** Serves `dir` under `mount`; returns `{ origin, base, close }`, `base` being where the site's root is. */
export async function serve(dir, mount = '/') {
  const server = createServer((request, response) => {
    const send = (status, file, headers = {}) => {
      const type = file ? (TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream') : 'text/plain; charset=utf-8';
      response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store', ...headers });
      if (file && request.method !== 'HEAD') createReadStream(file).pipe(response);
      else response.end();
    };
    const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (!['GET', 'HEAD'].includes(request.method)) return send(405);
    if (!address.startsWith(mount)) return send(404);
    let file = path.join(dir, address.slice(mount.length));
    if (!file.startsWith(dir)) return send(404);
    if (existsSync(file) && statSync(file).isDirectory()) {
      if (!address.endsWith('/')) return send(301, undefined, { Location: `${address}/` });
      file = path.join(file, 'index.html');
    }
    if (existsSync(file) && statSync(file).isFile() && !address.endsWith('.html/')) return send(200, file);
    const missing = path.join(dir, '404.html');
    return send(404, existsSync(missing) ? missing : undefined);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin, base: origin + mount, close };
}

import type { Express } from 'express';

interface Layer {
  readonly route?: { readonly path: string; readonly methods: { readonly [method: string]: boolean } };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly path?: string;
  match(path: string): boolean;
}

/** Where routers are mounted; a route under another prefix shows with a question mark. */
const PREFIXES = ['/api/v1', '/dev', '/open-data'];

/** Every route of an app as `METHOD path`, sorted, as express has them registered. */
export const routesOf = (app: Express): readonly string[] =>
  walk((app.router as unknown as { readonly stack: readonly Layer[] }).stack, '').toSorted();

function walk(layers: readonly Layer[], prefix: string): readonly string[] {
  return layers.flatMap((layer) => {
    const { route, handle } = layer;
    if (route !== undefined)
      return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${prefix}${route.path}`);
    return handle.stack === undefined ? [] : walk(handle.stack, `${prefix}${mountOf(layer)}`);
  });
}

function mountOf(layer: Layer): string {
  if (layer.match('/nowhere')) return '';
  return PREFIXES.find((path) => layer.match(path)) ?? '?';
}

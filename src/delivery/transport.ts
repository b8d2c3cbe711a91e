/**
 * Transport — how one endpoint is spoken to: plainly, or in the dialect that it asks for, whose code is loaded at once, before it
 * is needed at page hide.
 */
import type { Format } from '../types.ts';
import type { Dialect, DialectOptions } from './dialect.ts';
import type { Send } from './plain.ts';

export interface Transport {
  readonly send: Send;
  /** The endpoint's format, where it asks for another than the default and that is loaded. */
  format(): Format | undefined;
}

/** @param plain - The default way, unless the endpoint asks for another. */
export function createTransport({ plain, ...options }: DialectOptions & { readonly plain: Send | undefined }): Transport {
  let dialect: Dialect | undefined;
  const load = async (): Promise<Dialect> => (dialect ??= await (await import('./dialect.ts')).createDialect(options));
  if (!plain) load().catch(() => 0);
  return {
    format: () => dialect?.format,
    send: plain ?? ((text, isTheLast) => load().then((own) => own.send(text, isTheLast), () => 'unreachable')),
  };
}

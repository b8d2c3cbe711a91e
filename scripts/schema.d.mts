/** The whole schema, as an object. */
export function schema(): { readonly [key: string]: unknown };

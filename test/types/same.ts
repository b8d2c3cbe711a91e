/**
 * Same — for type tests: compiles only if a value's type is exactly the one wanted, neither wider nor narrower.
 */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;

/** `same<Wanted>()(value)`. Two calls, so that the value's own type is inferred. */
export function same<Wanted>(): <Found>(value: Found, ...differs: Same<Wanted, Found> extends true ? [] : ['not the same type']) => void {
  return () => undefined;
}

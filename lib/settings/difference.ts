/** What a changed document says over the one below it: the smallest layer that gives the same result. */

type Plain = Record<string, unknown>;

/**
 * The part of `value` that differs from `base`, in the same shape; lists count as a whole. `undefined` where nothing
 * differs.
 */
export function difference(base: unknown, value: unknown): unknown {
  if (!isPlain(base) || !isPlain(value)) return equal(base, value) ? undefined : value;
  const parts = Object.entries(value)
    .map(([key, inner]) => [key, difference(base[key], inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

/** The paths of what `base` has and `value` has not, the nearest to the root; lists count as a whole. */
export function removed(base: unknown, value: unknown): string[][] {
  if (!isPlain(base) || !isPlain(value)) return [];
  return Object.entries(base).flatMap(([key, inner]) =>
    Object.hasOwn(value, key) ? removed(inner, value[key]).map((path) => [key, ...path]) : [[key]],
  );
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two documents say the same, however they are built up. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

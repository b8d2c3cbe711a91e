/**
 * Patience — what the site's own code promises and never keeps must not hold up the queue for ever.
 * The promise settles as it would, or is given up after thirty seconds.
 */

const longest = 30 * 1000;

/** Rejects if there is no answer in time. */
export async function patiently<T>(promised: T | PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in 30 s')), longest);
  });
  try {
    return await Promise.race([promised, silence]);
  } finally {
    clearTimeout(timer);
  }
}

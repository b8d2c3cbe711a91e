/**
 * Area — a Storage made by hand, whose keys can be listed as the browser's can.
 */
export function createArea(): Storage {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(area, key) ? area[key] : null),
    setItem: (key: string, value: string) => void (area[key] = value),
    removeItem: (key: string) => void delete area[key],
  };
  const area = Object.create(methods) as Record<string, string>;
  return area as unknown as Storage;
}

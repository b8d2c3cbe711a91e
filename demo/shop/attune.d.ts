/** What the script tag puts on the page: a function that takes a method's name, before and after it has loaded. */
interface Window {
  attune(method: string, ...args: unknown[]): unknown;
}

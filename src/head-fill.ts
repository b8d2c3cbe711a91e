/**
 * Head, second form — does what `head` does, and fills slots with the words or the variant decided last as the parser meets
 * them: for static pages, not for those that hydrate. What it replaces stays with the element, for the SDK to put back. At most 800 bytes.
 */
interface Slot extends Element {
  attuneFilled?: [variant: string, before: Node[]];
}

try {
  const page = document.documentElement;
  page.setAttribute('data-attune', '');
  const { t, v } = JSON.parse(localStorage['attune:decisions'] as string) as { t: number; v: { [slot: string]: [variant: string, text?: string, until?: number] } };
  if (Date.now() - t < 90 * 864e5) {
    for (const slot in v) page.setAttribute(`data-attune-${slot}`, v[slot]![0]);
    const fill = (): void => {
      for (const element of document.querySelectorAll<Slot>('[data-attune-slot]')) {
        const [variant, text, until] = v[element.getAttribute('data-attune-slot')!] ?? [];
        // The parser adds an element first and its content after: all of it is there when something follows.
        let node: Node | null = element;
        while (node && !node.nextSibling) node = node.parentNode;
        if (!variant || element.attuneFilled || !(node || document.readyState !== 'loading')) continue;
        const template = element.querySelector<HTMLTemplateElement>(`template[data-attune-variant="${variant}"]`);
        const words = Date.now() < (until ?? Infinity) && text;
        const content = text ? words : template && template.content.cloneNode(true);
        if (!content) continue;
        element.attuneFilled = [variant, [...element.childNodes]];
        element.replaceChildren(content);
      }
    };
    const observer = new MutationObserver(fill);
    observer.observe(page, { childList: true, subtree: true });
    addEventListener('DOMContentLoaded', () => {
      observer.disconnect();
      fill();
    });
  }
} catch {
  // The defaults stay.
}

export {};

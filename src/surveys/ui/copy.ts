/**
 * Copy — below the last word: that the answer could not be saved, and the visitor's own words, to be copied by a button or by hand.
 */
import type { SurfaceOptions } from '../surface.ts';
import type { copyWords } from './words.copy.en.ts';

interface CopyOptions extends Pick<SurfaceOptions, 'guard'> {
  readonly panel: Element;
  /** The visitor's own words. */
  readonly said: string;
  readonly words: { readonly [W in keyof typeof copyWords]: string };
}

/** Drawn beside the card, which is no longer drawn anew. */
export function offerCopy({ panel, said, words, guard }: CopyOptions): void {
  const box = document.createElement('div');
  // The last word does not leave while this is there.
  box.className = 'card stay unkept';
  const [notice, field, button] = [document.createElement('p'), document.createElement('textarea'), document.createElement('button')];
  notice.setAttribute('role', 'alert');
  notice.textContent = words.unkept;
  field.className = 'field';
  field.readOnly = true;
  field.value = said;
  field.setAttribute('aria-label', words.yours);
  button.type = 'button';
  button.className = 'main';
  button.textContent = words.copy;
  button.addEventListener('click', guard('copy', () => {
    field.select();
    void navigator.clipboard?.writeText(said).then(() => (button.textContent = words.copied), () => undefined);
  }));
  box.append(notice, field, button);
  panel.querySelector('form')?.after(box);
}

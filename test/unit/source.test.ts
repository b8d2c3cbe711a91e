/**
 * Source — what a strict policy forbids does not stand anywhere in the sources: no markup or code made of strings, no style attribute.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const src = new URL('../../src/', import.meta.url);
const files = readdirSync(src, { recursive: true }).map(String).filter((path) => /\.tsx?$/.test(path));

const forbidden = {
  'markup made of strings': /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|DOMParser|document\.write|srcdoc)\b/,
  'code made of strings': /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|set(Timeout|Interval)\s*\(\s*['"`]/,
  'a style attribute': /\bstyle=[{"'`]|setAttribute\(\s*['"]style|\bcssText\b|\.style\.\w+\s*=[^=]/,
  'a style element': /createElement\(\s*['"]style|<style[\s>]/,
};

/** Without comments, which may name what they warn of. */
const codeOf = (path: string): string => readFileSync(new URL(path, src), 'utf8').replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

test.each(Object.entries(forbidden))('holds no %s', (_, pattern) => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((path) => !path.startsWith('cli') && pattern.test(codeOf(path)))).toEqual([]);
});

test.each([
  ['markup made of strings', 'element.innerHTML = text'], ['code made of strings', 'return eval(text)'], ['code made of strings', "setTimeout('go()', 1)"],
  ['a style attribute', '<p style="color:red">'], ['a style attribute', "panel.style.color = 'red'"], ['a style element', "document.createElement('style')"],
] as const)('would find %s', (name, code) => {
  expect(code).toMatch(forbidden[name]);
});

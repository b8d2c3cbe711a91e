import { expect, test } from 'vitest';
import { createBus } from '../../../src/core/bus.ts';

const calm = ((_: string, run: (...args: never[]) => unknown) => (...args: never[]) => { try { return run(...args); } catch { return undefined; } }) as never;

function createHeard() {
  const bus = createBus<{ name: string }>(calm);
  const heard: string[] = [];
  return { bus, heard };
}

test('those who asked for a name hear it before those who hear all', () => {
  const { bus, heard } = createHeard();
  bus.on('*', ({ name }) => heard.push(`all ${name}`));
  bus.on('a', ({ name }) => heard.push(`one ${name}`));
  bus.emit({ name: 'a' });
  bus.emit({ name: 'b' });
  expect(heard).toEqual(['one a', 'all a', 'all b']);
});

test('an event emitted while another is heard is heard after it, by everybody', () => {
  const { bus, heard } = createHeard();
  bus.on('a', () => bus.emit({ name: 'b' }));
  bus.on('*', ({ name }) => heard.push(`first ${name}`));
  bus.on('*', ({ name }) => heard.push(`second ${name}`));
  bus.emit({ name: 'a' });
  expect(heard).toEqual(['first a', 'second a', 'first b', 'second b']);
});

test('a listener that throws does not keep the others from hearing', () => {
  const { bus, heard } = createHeard();
  bus.on('a', () => { throw new Error(); });
  bus.on('a', () => heard.push('heard'));
  bus.emit({ name: 'a' });
  bus.emit({ name: 'a' });
  expect(heard).toEqual(['heard', 'heard']);
});

test('one function may hear twice, and each undo undoes its own, once', () => {
  const { bus, heard } = createHeard();
  const listener = (): unknown => heard.push('x');
  const undo = bus.on('a', listener);
  bus.on('a', listener);
  undo();
  undo();
  bus.emit({ name: 'a' });
  expect(heard).toEqual(['x']);
});

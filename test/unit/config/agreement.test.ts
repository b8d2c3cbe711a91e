/**
 * Agreement — schema.json, made from the types, and validation at run time must say the same of the same documents.
 */
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { schema } from '../../../scripts/schema.mjs';
import { ALL_SHAPES } from '../../../src/config/details.ts';
import { validate } from '../../../src/config/validate.ts';
import { documents } from './documents.ts';

interface Node {
  readonly properties?: { readonly [name: string]: Node };
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly additionalProperties?: Node | boolean;
  readonly $ref?: string;
  readonly $defs?: { readonly [name: string]: Node };
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

const whole = schema() as Node;
const defs = whole.$defs ?? {};
const accepts = new Ajv({ strict: false }).compile(whole);

describe('schema.json and validation', () => {
  test.each(documents)('judge alike: %s', (_name, isRight, config) => {
    expect({ schema: accepts(config), problems: validate(config, { shapes: ALL_SHAPES }).problems.length === 0 }).toEqual({ schema: isRight, problems: isRight });
  });

  test('have every type of question', () => {
    const types = Object.values(defs).map((def) => def.properties?.type as { const?: string } | undefined).flatMap((type) => type?.const ?? []);
    expect(types.sort()).toEqual(Object.keys(ALL_SHAPES).flatMap((kind) => kind.split('question.')[1] ?? []).sort());
  });

  const named = (name: string) => (name.endsWith('Question') ? `question.${name.slice(0, -8).toLowerCase()}` : {
    AttuneConfig: 'config', SharedLimit: 'shared', ConsentConfig: 'consent', ConsentChoice: 'allowed', DidNot: 'didNot',
  }[name] ?? name.toLowerCase());
  test.each(Object.entries({ AttuneConfig: whole, ...defs }).filter(([name, def]) => def.properties && name !== 'Question'))('know the same fields of %s', (name, def) => {
    const fields = [...(ALL_SHAPES[named(name)] ?? '').matchAll(/(?:^| )([$\w]+)(!?)/g)];
    expect(fields.map(([, field]) => field).sort()).toEqual(Object.keys(def.properties ?? {}).sort());
    expect(fields.filter(([, , needed]) => needed).map(([, field]) => field).sort()).toEqual([...(def.required ?? [])].sort());
  });
});

describe('schema.json', () => {
  const fieldsOf = (node: Node, path: string): [string, Node][] => [
    ...Object.entries(node.properties ?? {}).flatMap(([name, field]): [string, Node][] => [[`${path}.${name}`, field], ...fieldsOf(field, `${path}.${name}`)]),
    ...(node.items ? fieldsOf(node.items, `${path}[]`) : []),
    ...(node.anyOf ?? []).flatMap((each) => fieldsOf(each, path)),
  ];
  const fields = Object.entries({ AttuneConfig: whole, ...defs }).flatMap(([name, def]) => fieldsOf(def, name));

  test('describes every field, with an example', () => {
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.filter(([, field]) => !field.description || !field.examples?.length).map(([path]) => path)).toEqual([]);
  });

  test('gives examples that are right', () => {
    const ajv = new Ajv({ strict: false, validateSchema: false });
    const wrong = fields.filter(([, field]) => field.examples?.some((example) => !ajv.validate({ ...field, $defs: defs }, example)));
    expect(wrong.map(([path]) => path)).toEqual([]);
  });
});

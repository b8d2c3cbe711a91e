/**
 * Schema — writes schema.json (JSON Schema 2020-12) from the TypeScript types of the configuration, so that editors complete and check it.
 * Promise: every field of `AttuneConfig` is in it, with the types' own words; what only code can say (functions) is left out.
 * Besides TSDoc it reads `@pattern name`, `@integer`, `@minimum`, `@maximum`, `@minItems`, `@maxItems`, `@minProperties` and `@example JSON`;
 * limits reach the strings, numbers or list that a type is made of.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const K = ts.SyntaxKind;
const ROOT = 'AttuneConfig';
const FILES = ['config', 'survey', 'condition', 'endpoint'];

/** Digits of an integer from 0 to `most`: there is no number in a string for `maximum` to look at. */
function upTo(most) {
  const digits = String(most);
  const below = [...digits].flatMap((digit, i) => (digit === '0' ? [] : `${digits.slice(0, i)}[0-${digit - 1}]\\d{${digits.length - 1 - i}}`));
  return `0*(\\d{1,${Math.max(1, digits.length - 1)}}|${below.join('|')}|${most})`;
}
const DAY = 24 * 60 * 60 * 1000;
const UNITS = { ms: 1, s: 1000, m: 60 * 1000, h: 60 * 60 * 1000, d: DAY, w: 7 * DAY };
const durations = Object.entries(UNITS).map(([unit, ms]) => `${upTo(Math.floor((400 * DAY) / ms))}${unit}`);

/** The runtime's own are in `config/leaves` and `decision/`; a test holds both to the same documents. */
const PATTERNS = {
  duration: `^(?=\\d{1,11}[a-z])(${durations.join('|')})$`,
  name: '^[a-z][a-z0-9_]{0,63}$',
  id: '^[\\w-]{1,64}$',
  page: '^!?[/*#]',
  date: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?)?$',
  href: '^([Hh][Tt]{2}[Pp][Ss]?:|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:|[/?#.])',
};

/** A declaration's TSDoc: its words, and its tags in order. */
function docOf(node) {
  const raw = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)?.getText() ?? '';
  const text = raw.replace(/^\/\*\*|\*\/$/g, '').replace(/^\s*\*( |$)/gm, '');
  const [words = '', ...tags] = text.split(/(?:^|\s)(?=@(?:pattern|integer|minimum|maximum|minItems|maxItems|minProperties|example)\b)/);
  return { words: words.trim().replace(/\s+/g, ' '), tags: tags.map((tag) => /^@(\w+)\s*(.*)$/s.exec(tag.trim()).slice(1)) };
}

/** Hands a limit to the part of a schema that it can hold for. */
function limit(schema, [name, value]) {
  if (schema.anyOf) schema.anyOf.forEach((each) => limit(each, [name, value]));
  if (name === 'pattern' && schema.type === 'string' && !schema.enum) schema.pattern = PATTERNS[value];
  if (name === 'integer' && schema.type === 'number') schema.type = 'integer';
  if (/^m..imum$/.test(name) && /number|integer/.test(schema.type)) schema[name] = Number(value);
  if (name === 'minProperties' && schema.additionalProperties) schema[name] = Number(value);
  if (/Items$/.test(name) && schema.type === 'array') schema[name] = Number(value);
  else for (const inner of [schema.items, schema.additionalProperties]) if (inner) limit(inner, [name, value]);
}

/** Adds a declaration's words, default, limits and examples to its schema. */
function documented(schema, node, fallback = '') {
  const { words, tags } = docOf(node);
  for (const tag of tags) if (tag[0] !== 'example') limit(schema, tag);
  const description = words || fallback;
  if (description) schema.description = description;
  const preset = /Default `([^`]+)`/.exec(description)?.[1];
  if (preset !== undefined) schema.default = parse(preset) ?? preset;
  const examples = tags.filter(([name]) => name === 'example').map(([, json]) => JSON.parse(json));
  const known = schema.enum?.slice(0, 1) ?? ('const' in schema ? [schema.const] : schema.type === 'boolean' ? [true] : []);
  if (examples.length + known.length > 0) schema.examples = examples.length > 0 ? examples : known;
  return schema;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/*
 * The walk. Each part is given the declarations by name (`source`) and the definitions found so far (`defs`);
 * each answers with a schema, or with `undefined` for what cannot stand in JSON.
 */

/** Fields with their owners, those of `extends` first. */
function membersOf(node, source) {
  const inherited = (node.heritageClauses ?? []).flatMap((clause) => clause.types).flatMap((type) => membersOf(source.get(type.expression.text), source));
  return [...inherited, ...node.members.map((member) => [member, node])];
}

function objectOf(members, walk) {
  const schema = { type: 'object', properties: {}, required: [], additionalProperties: false };
  for (const [member, owner] of members) {
    const inner = member.type && !ts.isMethodSignature(member) ? schemaOf(member.type, walk) : undefined;
    if (ts.isIndexSignatureDeclaration(member)) schema.additionalProperties = inner;
    // Beside a bare $ref editors show the words of what it leads to, and not the field's own.
    else if (inner) schema.properties[member.name.text] = documented(inner.$ref ? { allOf: [inner] } : inner, member, docOf(owner).words);
    if (!inner && !member.questionToken) return undefined;
    if (member.name && !member.questionToken) schema.required.push(member.name.text);
  }
  if (members.every(([member]) => ts.isIndexSignatureDeclaration(member))) delete schema.properties;
  if (schema.required.length === 0) delete schema.required;
  return schema;
}

function unionOf(nodes, walk) {
  const schemas = nodes.map((node) => schemaOf(node, walk)).filter((schema) => schema !== undefined);
  if (schemas.length === 1) return schemas[0];
  const values = schemas.map((schema) => schema.const);
  if (!values.includes(undefined)) return { ...(values.every((value) => typeof value === 'string') ? { type: 'string' } : {}), enum: values };
  const kinds = schemas.map(({ $ref }) => walk.defs[$ref?.split('/').at(-1)]?.properties?.type?.const);
  if (kinds.includes(undefined)) return { anyOf: schemas };
  // By its type, a wrong question is told by its own faults and not by those of seventeen others.
  const allOf = schemas.map((schema, i) => ({ if: { properties: { type: { const: kinds[i] } } }, then: schema }));
  const type = { enum: kinds, description: 'What kind it is; decides the other fields.', examples: [kinds[0]] };
  return { type: 'object', required: ['type'], properties: { type }, allOf };
}

function referenceTo(name, walk) {
  const { defs, source } = walk;
  if (!(name in defs)) {
    defs[name] = {};
    const node = source.get(name);
    const schema = ts.isInterfaceDeclaration(node) ? objectOf(membersOf(node, source), walk) : schemaOf(node.type, walk);
    defs[name] = schema && documented(schema, node);
  }
  return defs[name] && { $ref: `#/$defs/${name}` };
}

/** `{ [C in Names]?: T }`. */
function mapped(node, walk) {
  const keys = walk.source.get(ts.getEffectiveConstraintOfTypeParameter(node.typeParameter).typeName.text).type.types.map((type) => type.literal.text);
  const inner = (key) => ({ ...schemaOf(node.type, walk), description: `The class \`${key}\`.`, examples: [true] });
  return { type: 'object', properties: Object.fromEntries(keys.map((key) => [key, inner(key)])), additionalProperties: false };
}

function schemaOf(node, walk) {
  switch (node.kind) {
    case K.StringKeyword: return { type: 'string' };
    case K.NumberKeyword: return { type: 'number' };
    case K.BooleanKeyword: return { type: 'boolean' };
    case K.UnknownKeyword: return {};
    case K.LiteralType: return { const: ts.isNumericLiteral(node.literal) ? Number(node.literal.text) : node.literal.text };
    case K.ParenthesizedType: case K.TypeOperator: return schemaOf(node.type, walk);
    case K.ArrayType: return { type: 'array', items: schemaOf(node.elementType, walk) };
    case K.UnionType: return unionOf(node.types, walk);
    case K.TypeLiteral: return objectOf(node.members.map((member) => [member, node]), walk);
    case K.IntersectionType: return objectOf(node.types.flatMap((type) => membersOf(type.typeName ? walk.source.get(type.typeName.text) : type, walk.source)), walk);
    case K.MappedType: return mapped(node, walk);
    case K.TypeReference: return referenceTo(node.typeName.text, walk);
    case K.FunctionType: return undefined;
    default: throw new Error(`schema.json has no words for ${K[node.kind]}: ${node.getText()}`);
  }
}

/** The whole schema, as an object. */
export function schema() {
  const source = new Map(FILES.flatMap((file) => {
    const path = fileURLToPath(new URL(`../src/types/${file}.ts`, import.meta.url));
    const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    return tree.statements.filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)).map((node) => [node.name.text, node]);
  }));
  const walk = { source, defs: {} };
  referenceTo(ROOT, walk);
  const { [ROOT]: root, ...others } = walk.defs;
  const kept = Object.entries(others).filter(([, each]) => each !== undefined);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Attune configuration', ...root, $defs: Object.fromEntries(kept) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../schema.json', import.meta.url), `${JSON.stringify(schema(), undefined, 2)}\n`);
}

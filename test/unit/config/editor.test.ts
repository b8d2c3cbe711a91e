/**
 * Editor — a configuration that names schema.json is completed, described and checked by what VS Code itself uses for JSON.
 */
import { expect, test } from 'vitest';
import { getLanguageService, TextDocument, type CompletionItem } from 'vscode-json-languageservice';
import { schema } from '../../../scripts/schema.mjs';

const service = getLanguageService({ schemaRequestService: async (uri) => (uri.endsWith('node_modules/attune/schema.json') ? JSON.stringify(schema()) : Promise.reject(new Error(uri))), workspaceContext: { resolveRelativePath: (path) => `file:///shop/${path.replace('./', '')}` } });

function open(text: string) {
  const document = TextDocument.create('file:///shop/attune.json', 'json', 1, `{ "$schema": "./node_modules/attune/schema.json", ${text.replace('|', '')} }`);
  const position = document.positionAt(document.getText().length - (text.length - text.indexOf('|') - 1) - 2);
  return { document, position, json: service.parseJSONDocument(document) };
}
async function completed(text: string): Promise<readonly CompletionItem[]> {
  const { document, position, json } = open(text);
  return (await service.doComplete(document, position, json))?.items ?? [];
}
const labels = async (text: string): Promise<string[]> => (await completed(text)).map(({ label }) => label).sort();

test('completes the top, a survey, a question by its type, and a choice of words', async () => {
  expect(await labels('|')).toEqual(expect.arrayContaining(['audiences', 'consent', 'endpoint', 'greetings', 'surveys']));
  expect(await labels('"surveys": [{ | }]')).toEqual([
    'between', 'experiment', 'followUp', 'group', 'id', 'if', 'limit', 'on', 'pages', 'priority', 'questions', 'sample', 'show', 'split', 'thanks', 'wait', 'within',
  ]);
  expect(await labels('"surveys": [{ "questions": [{ "type": "rating", | }] }]')).toEqual(expect.arrayContaining(['ask', 'scale', 'look', 'from']));
  expect(await labels('"surveys": [{ "show": { "as": "|" } }]')).toEqual(expect.arrayContaining(['"popover"', '"modal"', '"bar"']));
  expect(await labels('"surveys": [{ "limit": { | } }]')).toEqual(['every', 'snooze', 'times', 'until']);
});

test('describes what it offers', async () => {
  const wait = (await completed('"surveys": [{ | }]')).find(({ label }) => label === 'wait');
  expect(JSON.stringify(wait?.documentation)).toContain('Visible time between the journey\'s end and the showing.');
});

test('underlines what is wrong, at its place', async () => {
  const { document, json } = open('"surveys": [{ "id": "nps", "wait": "forever", "sampel": 1, "questions": [] }]|');
  const found = await service.doValidation(document, json);
  const at = found.map(({ range }) => document.getText(range)).sort();
  expect(at).toEqual(['"forever"', '"sampel"', '[]']);
});

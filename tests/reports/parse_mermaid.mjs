// Reads diagrams with Mermaid's own parser. First argument: a folder of node_modules; then files that hold a
// diagram without its fence. Prints, as JSON, the nodes and edges that Mermaid sees in each.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), 'here.js'));
const { JSDOM } = require('jsdom');
globalThis.window = new JSDOM('<!DOCTYPE html><body></body>').window;
globalThis.document = globalThis.window.document;

const entry = path.join(path.resolve(modules), 'mermaid', 'dist', 'mermaid.core.mjs');
const { default: mermaid } = await import(pathToFileURL(entry).href);
mermaid.initialize({ startOnLoad: false });

const found = [];
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  found.push({
    nodes: [...db.getVertices().values()].map((node) => [node.id, node.text]),
    edges: db.getEdges().map((edge) => [edge.start, edge.end, edge.stroke]),
    title: db.getAccTitle(),
  });
}
console.log(JSON.stringify(found));

// Asks an endpoint each query on the command line, and prints of each what came: {"count": …} or {"error": "…"}.
const { QueryEngine } = require('@comunica/query-sparql');

const [endpoint, ...queries] = process.argv.slice(2);
const engine = new QueryEngine();

async function ask(query) {
  const result = await engine.query(query, { sources: [{ type: 'sparql', value: endpoint }] });
  const stream = await result.execute();
  let count = 0;
  await new Promise((resolve, reject) => {
    stream.on('data', () => count++);
    stream.on('error', reject);
    stream.on('end', resolve);
  });
  return { count };
}

(async () => {
  for (const query of queries) {
    console.log(JSON.stringify(await ask(query).catch(error => ({ error: String(error) }))));
  }
})();

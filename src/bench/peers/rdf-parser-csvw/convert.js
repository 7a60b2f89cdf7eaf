// rdf-parser-csvw as its documentation calls it: metadata, a table, a file of N-Triples.
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import toNT from '@rdfjs/to-ntriples'
import JsonLdParser from '@rdfjs/parser-jsonld'
import CsvwParser from 'rdf-parser-csvw'
import rdf from 'rdf-ext'

const [metadataFile, table, output] = process.argv.slice(2)
const baseIRI = 'https://example.org/data/cities.csv'
// The context of CSVW is not fetched: what of it the mapping uses is written out.
const metadata = await rdf.dataset().import(
  new JsonLdParser({ baseIRI }).import(Readable.from(readFileSync(metadataFile, 'utf8'))))
const lines = new Transform({
  writableObjectMode: true,
  transform (quad, encoding, done) { done(null, toNT(quad) + '\n') }
})
await pipeline(new CsvwParser({ metadata, baseIRI }).import(createReadStream(table)), lines, createWriteStream(output))

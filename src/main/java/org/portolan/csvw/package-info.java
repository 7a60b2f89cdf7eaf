/**
 * CSV on the Web: tables and their metadata become RDF, streaming; nothing is ever fetched. In: an IRI that a
 * {@link org.portolan.csvw.DocumentSource} maps to a file. Out: statements, and problems with their places.
 *
 * <pre>{@code
 * Mapping mapping = new Mapping("https://example.org/data/", Path.of("data"), "data/");
 * DocumentSource documents = new PrefixFolders(List.of(mapping));
 * Csvw csvw = new Csvw(documents, Severity.WARNING);
 * StatementSink turtle = new RdfHandlerSink(Rio.createWriter(RDFFormat.TURTLE, System.out));
 * csvw.convert("https://example.org/data/csv-metadata.json", Csvw.Mode.MINIMAL, turtle, System.err::println);
 * }</pre>
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-primer/">CSV on the Web: A Primer</a>
 */
package org.portolan.csvw;

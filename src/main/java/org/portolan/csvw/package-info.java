/**
 * CSV on the Web: tables and their metadata become RDF, streaming; nothing is ever fetched. In: an IRI that a
 * {@link org.portolan.csvw.DocumentSource} maps to a file. Out: statements, and problems with their places.
 *
 * <pre>{@code
 * DocumentSource documents = new PrefixFolders(List.of(new Mapping("https://example.org/data/", Path.of("data"),
 * "data/"))); Csvw csvw = new Csvw(documents, Severity.WARNING); RDFHandler turtle = Rio.createWriter(RDFFormat.TURTLE,
 * System.out); csvw.convert("https://example.org/data/csv-metadata.json", Csvw.Mode.MINIMAL, new
 * RdfHandlerSink(turtle), System.err::println); }</pre>
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-primer/">CSV on the Web: A Primer</a>
 */
package org.portolan.csvw;

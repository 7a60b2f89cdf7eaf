package org.portolan.csvw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.rdf4j.common.net.ParsedIRI;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.annotated.TemplateExpansion;
import org.portolan.csvw.metadata.MetadataReader;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Finds the metadata of a table: what the user supplies, then what a {@code Link} header names, then the default locations, which a
 * site may list in {@code /.well-known/csvm}. Metadata that does not describe the table is passed over.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#locating-metadata">Model for Tabular Data, 5</a>
 */
final class MetadataLocator {
    private static final List<String> DEFAULT_LOCATIONS = List.of("{+url}-metadata.json", "csv-metadata.json");
    private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*((?:;[^,;\"]*(?:\"[^\"]*\")?)*)");
    private static final Pattern DESCRIBED_BY = Pattern.compile("(?i).*;\\s*rel\\s*=\\s*(\"[^\"]*\\bdescribedby\\b[^\"]*\"|describedby\\b).*");
    private static final Pattern OTHER_TYPE = Pattern.compile("(?i).*;\\s*type\\s*=\\s*\"?+(?!application/(csvm\\+json|ld\\+json|json)).*");

    private final DocumentSource documents;
    private final ProblemSink problems;

    MetadataLocator(DocumentSource documents, ProblemSink problems) {
        this.documents = documents;
        this.problems = problems;
    }

    /** The description of a table; empty if the metadata that the user supplies cannot be read, which is reported. */
    Optional<TableGroup> describing(Document table, Input input) {
        if (input.metadata().isPresent()) {
            return supplied(input.metadata().get());
        }
        return Stream.concat(linked(input), defaults(table))
                .flatMap(iri -> documents.locate(iri).stream())
                .filter(document -> Files.isRegularFile(document.path()) && !document.path().equals(table.path()))
                .flatMap(document -> describing(table, document).stream())
                .findFirst().or(() -> Optional.of(MetadataReader.ofBareTable(table, input.isHeaderless())));
    }

    private Optional<TableGroup> supplied(String iri) {
        Optional<Document> document = documents.locate(iri);
        if (document.isEmpty()) {
            problems.report(notMapped(iri));
        }
        return document.flatMap(found -> new MetadataReader(documents, problems).read(found));
    }

    static Problem notMapped(String iri) {
        return Problem.error(Code.DOCUMENT_NOT_MAPPED, Place.file(iri), "this document lies in no mapped folder")
                .because("nothing is fetched while converting").mend("map the beginning of its IRI to a folder with --map");
    }

    private Optional<TableGroup> describing(Document table, Document metadata) {
        Optional<TableGroup> group = new MetadataReader(documents, problems).read(metadata);
        boolean describes = group.filter(found -> found.tables().stream().map(Table::iri).anyMatch(iri -> same(iri, table.iri()))).isPresent();
        if (group.isPresent() && !describes) {
            problems.report(Problem.warning(Code.METADATA_INVALID, Place.file(metadata.name()), "this metadata does not describe %s; it is passed over".formatted(table.name()))
                    .because("it was found by its place, not named by you").mend("add the table to it, or name other metadata with --metadata"));
        }
        return group.filter(found -> describes);
    }

    private static boolean same(String one, String other) {
        return ParsedIRI.create(one).normalize().equals(ParsedIRI.create(other).normalize());
    }

    /** What a {@code Link} header with {@code rel="describedby"} and a type of metadata names (5.2); a type that is not said may be one. */
    private static Stream<String> linked(Input input) {
        return input.links().stream().flatMap(header -> LINK.matcher(header).results())
                .filter(link -> DESCRIBED_BY.matcher(link.group(2)).matches() && !OTHER_TYPE.matcher(link.group(2)).matches())
                .map(link -> ParsedIRI.create(input.iri()).resolve(link.group(1)));
    }

    /** The default locations and site-wide ones (5.3). */
    private Stream<String> defaults(Document table) {
        ParsedIRI iri = ParsedIRI.create(table.iri());
        return locations(iri).stream().flatMap(template -> TemplateExpansion.of(template, "url", table.iri()).stream()).map(iri::resolve);
    }

    private List<String> locations(ParsedIRI table) {
        return documents.locate(table.resolve("/.well-known/csvm")).filter(found -> Files.isRegularFile(found.path())).map(found -> {
            try (Stream<String> lines = Files.lines(found.path(), StandardCharsets.UTF_8)) {
                return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }).orElse(DEFAULT_LOCATIONS);
    }
}

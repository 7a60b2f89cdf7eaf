package org.portolan.csvw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.annotated.TemplateExpansion;
import org.portolan.csvw.metadata.IriReference;
import org.portolan.csvw.metadata.MetadataReader;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Finds the metadata of a table: what the user supplies, then what a {@code Link} header names, then the default
 * locations, which a site may list in {@code /.well-known/csvm}. Metadata that does not describe the table is passed
 * over.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#locating-metadata">Model for Tabular Data, 5</a>
 */
final class MetadataLocator {
    private static final List<String> DEFAULT_LOCATIONS = List.of("{+url}-metadata.json", "csv-metadata.json");

    private final DocumentSource documents;
    private final ProblemSink problems;

    MetadataLocator(DocumentSource documents, ProblemSink problems) {
        this.documents = documents;
        this.problems = problems;
    }

    /** The description of a table; empty if the metadata that the user supplies cannot be read, which is reported. */
    Optional<TableGroup> describing(Document table, Input input) {
        Optional<TableGroup> group = input.metadata().isPresent() ? supplied(table, input.metadata().get())
                : Optional.of(located(table, input));
        return group.map(found -> found.withDefaultDialect(input.dialect(),
                described -> IriReference.isSame(described.iri(), table.iri())));
    }

    private Optional<TableGroup> supplied(Document table, String iri) {
        Optional<Document> metadata = document(iri);
        Optional<TableGroup> group = metadata
                .flatMap(found -> new MetadataReader(documents, problems).readFor(table.iri(), found));
        group.filter(found -> !describes(found, table)).ifPresent(found -> problems.report(
                Problem.note(Code.METADATA_INVALID, Place.file(metadata.get().name()),
                        "this metadata does not describe %s; what it describes is converted".formatted(table.name()))
                        .because("it describes <%s>".formatted(found.tables().stream().map(Table::iri)
                                .collect(Collectors.joining(">, <"))))
                        .mend("give a table there the \"url\" of the file: <%s>".formatted(table.iri()))));
        return group;
    }

    /** The document that a user names; empty if there is no place for it, which is reported. */
    Optional<Document> document(String iri) {
        Optional<Document> document = Optional.of(iri).filter(IriReference::isAbsolute).flatMap(documents::locate);
        if (document.isEmpty()) {
            problems.report(documents.absence(iri).at(Place.file(iri), "this document"));
        }
        return document;
    }

    private TableGroup located(Document table, Input input) {
        return Stream.concat(linked(table, input), defaults(table)).distinct()
                .flatMap(iri -> documents.locate(iri).stream())
                .filter(document -> Files.isRegularFile(document.path()) && !document.path().equals(table.path()))
                .flatMap(document -> describing(table, document).stream())
                .findFirst().orElseGet(() -> MetadataReader.ofBareTable(table));
    }

    /**
     * What a document says of the table; empty if it says nothing of it: then its faults are no matter of this table.
     */
    private Optional<TableGroup> describing(Document table, Document metadata) {
        List<Problem> heard = new ArrayList<>();
        Optional<TableGroup> group = new MetadataReader(documents, heard::add).read(metadata);
        Optional<TableGroup> ofOthers = group.filter(found -> !describes(found, table));
        if (ofOthers.isPresent()) {
            problems.report(passedOver(ofOthers.get(), table, metadata));
            return Optional.empty();
        }
        heard.forEach(problems::report);
        return group;
    }

    private static Problem passedOver(TableGroup group, Document table, Document metadata) {
        Problem problem = Problem.warning(Code.METADATA_INVALID, Place.file(metadata.name()),
                "this metadata does not describe %s; it is passed over".formatted(table.name()));
        String file = lastSegment(table.iri());
        Optional<String> elsewhere = group.tables().stream().map(Table::iri)
                .filter(iri -> lastSegment(iri).equals(file)).findFirst();
        if (elsewhere.isPresent()) {
            String iri = elsewhere.get();
            return problem.because("it describes <%s>, and was found by its place, not named by you".formatted(iri))
                    .mend("correct \"@base\" or \"url\" in it; or convert it by its name, with --map %s=FOLDER"
                            .formatted(iri.substring(0, iri.length() - file.length())));
        }
        String own = table.name() + "-metadata.json";
        return problem.because("it was found by its place, not named by you")
                .mend(metadata.name().equals(own) ? "give a table in it the \"url\" \"%s\"".formatted(file)
                        : "describe the table in it, or in a document of its own: " + own);
    }

    private static String lastSegment(String iri) {
        return iri.substring(iri.lastIndexOf('/') + 1);
    }

    private static boolean describes(TableGroup group, Document table) {
        return group.tables().stream().anyMatch(described -> IriReference.isSame(described.iri(), table.iri()));
    }

    /** What {@code Link} headers name as metadata, the last one first (5.2). */
    private Stream<String> linked(Document table, Input input) {
        LinkedList<String> targets = new LinkedList<>();
        for (String header : input.links()) {
            List<Link> links = Link.of(header);
            if (links.isEmpty()) {
                problems.report(Problem.warning(Code.METADATA_INVALID, Place.file(table.name()),
                        "\"%s\" is no Link header; it is passed over".formatted(header))
                        .mend("write <address>; rel=\"describedby\"; type=\"application/csvm+json\""));
            }
            links.stream().filter(Link::isToMetadata)
                    .flatMap(link -> IriReference.resolve(table.iri(), link.target()).stream())
                    .forEach(target -> {
                        reportMissing(table, target);
                        targets.addFirst(target);
                    });
        }
        return targets.stream();
    }

    private void reportMissing(Document table, String target) {
        Optional<Document> metadata = documents.locate(target);
        if (metadata.isEmpty()) {
            DocumentSource.Absence absence = documents.absence(target);
            problems.report(Problem.warning(Code.DOCUMENT_NOT_MAPPED, Place.file(table.name()),
                    "a Link header names the metadata <%s>, which %s; it is passed over".formatted(target,
                            absence.what())).because(absence.why()).mend(absence.fix()));
        }
        metadata.filter(document -> !Files.exists(document.path()))
                .ifPresent(document -> problems.report(Problem.warning(Code.FILE_MISSING, Place.file(document.name()),
                        "this metadata is not there; it is passed over")
                        .because("a Link header names it for %s".formatted(table.name()))
                        .mend("correct the header, or put the metadata there")));
    }

    /** The default locations or those of the site (5.3). */
    private Stream<String> defaults(Document table) {
        return locations(table).stream()
                .flatMap(template -> TemplateExpansion.of(template, "url", table.iri()).stream())
                .flatMap(reference -> IriReference.resolve(table.iri(), reference).stream());
    }

    private List<String> locations(Document table) {
        return IriReference.resolve(table.iri(), "/.well-known/csvm").flatMap(documents::locate)
                .filter(found -> Files.isRegularFile(found.path())).map(this::ofSite).orElse(DEFAULT_LOCATIONS);
    }

    private List<String> ofSite(Document locations) {
        try {
            List<String> templates = Files.readAllLines(locations.path(), StandardCharsets.UTF_8).stream()
                    .map(String::strip).toList();
            for (int i = 0; i < templates.size(); i++) {
                if (TemplateExpansion.of(templates.get(i), "url", "").isEmpty()) {
                    problems.report(Problem.warning(Code.METADATA_TEMPLATE_INVALID, Place.line(locations.name(), i + 1),
                            "\"%s\" is no URI template".formatted(templates.get(i)))
                            .because("templates are written as RFC 6570 has them")
                            .mend("write a location of metadata on each line, such as {+url}-metadata.json"));
                }
            }
            return templates.stream().filter(line -> !line.isEmpty()).toList();
        } catch (CharacterCodingException wrong) {
            problems.report(Problem.warning(Code.FILE_NOT_UTF_8, Place.file(locations.name()),
                    "this file is not UTF-8; the default locations are taken")
                    .mend("save it with the character set UTF-8"));
            return DEFAULT_LOCATIONS;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package org.portolan.fuseki.execution;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.negotiation.Fault;
import org.portolan.negotiation.Negotiation;

/**
 * A format of results.
 *
 * @param name   short name for {@code ?format=}
 * @param iri    last part of its IRI under {@code http://www.w3.org/ns/formats/}, or {@link #NO_IRI}
 * @param syntax what Jena writes it with
 * @param types  its media type, and others under which clients ask for it
 * @param <S>    {@link Lang} for rows, {@link RDFFormat} for graphs
 */
public record Format<S>(String name, String iri, S syntax, List<String> types) {
    /** Of formats that the W3C's list does not have. */
    public static final String NO_IRI = "";

    /** Formats of SELECT and ASK, the one for those who do not mind first. */
    public static final List<Format<Lang>> ROWS = List.of(
            of("json", "SPARQL_Results_JSON", ResultSetLang.RS_JSON,
                    "application/sparql-results+json", "application/json"),
            of("xml", "SPARQL_Results_XML", ResultSetLang.RS_XML, "application/sparql-results+xml", "application/xml",
                    "text/xml"),
            of("csv", "SPARQL_Results_CSV", ResultSetLang.RS_CSV, "text/csv"),
            of("tsv", "SPARQL_Results_TSV", ResultSetLang.RS_TSV, "text/tab-separated-values"));

    /** Formats of CONSTRUCT, DESCRIBE and the service description, in the order of documents. */
    public static final List<Format<RDFFormat>> GRAPHS = List.of(
            of("ttl", "Turtle", RDFFormat.TURTLE_PRETTY, "text/turtle", "application/x-turtle"),
            of("jsonld", "JSON-LD", RDFFormat.JSONLD_PRETTY, "application/ld+json", "application/json"),
            of("nt", "N-Triples", RDFFormat.NTRIPLES, "application/n-triples", "text/plain"),
            of("rdf", "RDF_XML", RDFFormat.RDFXML_PLAIN, "application/rdf+xml", "application/xml"),
            of("trig", "TriG", RDFFormat.TRIG_PRETTY, "application/trig"),
            of("nq", "N-Quads", RDFFormat.NQUADS, "application/n-quads"),
            of("rj", "RDF_JSON", RDFFormat.RDFJSON, "application/rdf+json"),
            of("thrift", NO_IRI, RDFFormat.RDF_THRIFT, "application/rdf+thrift"),
            of("protobuf", NO_IRI, RDFFormat.RDF_PROTO, "application/rdf+protobuf"));

    /** Copies the list. */
    public Format {
        types = List.copyOf(types);
    }

    private static <S> Format<S> of(String name, String iri, S syntax, String... types) {
        return new Format<>(name, iri, syntax, List.of(types));
    }

    /**
     * A format and the media type under which it was asked for.
     *
     * @param <S> as of the format
     */
    public record Choice<S>(Format<S> format, String type) {
        /** The value of {@code Content-Type}. */
        public String contentType() {
            return type.startsWith("text/") ? type + ";charset=utf-8" : type;
        }

        /** The value of {@code format=} with which this is asked for. */
        String parameter() {
            return type.equals(format.types.get(0)) ? format.name : type;
        }
    }

    /**
     * Chooses for the results of a query, best first: not every format can say every result.
     *
     * @return each format once, at least one
     * @throws Refusal if none fits
     */
    static List<? extends Choice<?>> choices(Query query, HttpServletRequest request) {
        return query.isSelectType() || query.isAskType() ? choices(ROWS, request) : choices(GRAPHS, request);
    }

    /**
     * Chooses by {@code format} or {@code output} (short name or media type), else by {@code Accept}.
     *
     * @throws Refusal if none fits
     */
    public static <S> Choice<S> choose(List<Format<S>> formats, HttpServletRequest request) {
        return choices(formats, request).get(0);
    }

    private static <S> List<Choice<S>> choices(List<Format<S>> formats, HttpServletRequest request) {
        Optional<String> named = Optional.ofNullable(request.getParameter("format"))
                .or(() -> Optional.ofNullable(request.getParameter("output")));
        List<String> types = formats.stream().flatMap(format -> format.types.stream()).toList();
        Map<Format<S>, Choice<S>> choices = new LinkedHashMap<>();
        named.map(name -> byName(formats, name).stream()).orElseGet(() -> Negotiation.forms(
                        Optional.ofNullable(request.getHeader("Accept")), types, Function.identity()).stream()
                        .flatMap(type -> byType(formats, type).stream()))
                .forEach(choice -> choices.putIfAbsent(choice.format(), choice));
        if (choices.isEmpty()) {
            throw none(formats);
        }
        return List.copyOf(choices.values());
    }

    private static <S> Optional<Choice<S>> byType(List<Format<S>> formats, String type) {
        return formats.stream().filter(format -> format.types.contains(type)).findFirst()
                .map(format -> new Choice<>(format, type));
    }

    private static <S> Optional<Choice<S>> byName(List<Format<S>> formats, String name) {
        return formats.stream().filter(format -> format.name.equals(name)).findFirst()
                .map(format -> new Choice<>(format, format.types.get(0))).or(() -> byType(formats, name));
    }

    private static <S> Refusal none(List<Format<S>> formats) {
        return new Refusal(Fault.NOT_ACCEPTABLE, "There are: " + formats.stream()
                .map(format -> format.types.get(0) + " (format=" + format.name + ")")
                .collect(Collectors.joining(", ")) + ".");
    }
}

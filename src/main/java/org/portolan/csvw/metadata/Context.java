package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * What {@code @context} says of a document: the base of its relative IRIs and the language of its texts.
 *
 * @param base     base IRI
 * @param language language of texts that name none, {@code und} if there is none
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#top-level-properties">Metadata Vocabulary, 5.2</a>
 */
record Context(String base, String language) {
    /** The member that only the outermost object of a document may have (Metadata Vocabulary, "JSON-LD Dialect"). */
    static final String MEMBER = "@context";
    static final String CSVW = "http://www.w3.org/ns/csvw";
    private static final List<String> KNOWN = List.of("@base", "@language");

    /** The context of the document with this IRI; what is wrong with it is reported. */
    static Context of(Json.Obj document, String iri, ProblemSink problems) {
        Optional<Json> given = document.member(MEMBER);
        if (given.isEmpty()) {
            problems.report(
                    Problem.warning(Code.METADATA_INVALID, document.place(), "this document has no \"@context\"")
                    .mend("write \"@context\": \"%s\"".formatted(CSVW)));
            return new Context(iri, "und");
        }
        List<Json> items = given.get().items();
        boolean known = !items.isEmpty() && items.get(0).text().filter(CSVW::equals).isPresent() && items.size() < 3
                && items.stream().skip(1).allMatch(Json.Obj.class::isInstance);
        if (!known) {
            problems.report(Problem.error(Code.METADATA_INVALID, given.get().place(),
                    "\"@context\" is not that of tabular metadata")
                    .mend("write \"@context\": \"%s\", or [\"%s\", {\"@language\": \"en\"}]".formatted(CSVW, CSVW)));
        }
        return items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).findFirst()
                .map(own -> local(new Members(own, problems), iri)).orElse(new Context(iri, "und"));
    }

    private static Context local(Members own, String iri) {
        own.object().members().forEach((name, value) -> {
            if (!KNOWN.contains(name)) {
                own.problems()
                        .report(Problem.error(Code.METADATA_INVALID, value.place(),
                                "\"@context\" has a member \"%s\"".formatted(name))
                        .mend("it may have \"@base\" and \"@language\" only"));
            }
        });
        Context outer = new Context(iri, "und");
        return new Context(own.string("@base").flatMap(base -> outer.resolve(base, own.problems())).orElse(iri),
                own.language("@language").orElse("und"));
    }

    /** A reference as an absolute IRI, prefixes written in full; empty if it is none, which is reported. */
    Optional<String> resolve(Located<String> reference, ProblemSink problems) {
        Optional<String> resolved = IriReference.resolve(base, Prefixes.expand(reference.value()));
        if (resolved.isEmpty()) {
            problems.report(Problem.error(Code.METADATA_INVALID, reference.place(),
                    "\"%s\" is no IRI".formatted(reference.value()))
                    .mend("write spaces and characters such as < > \" { } | \\ ^ ` percent-encoded"));
        }
        return resolved;
    }

    /** The identifier of an object: its {@code @id} as an absolute IRI. It must not be a blank node (5.3 to 5.9). */
    Optional<String> id(Members members) {
        return members.link("@id").flatMap(id -> {
            if (id.value().startsWith("_:")) {
                members.problems().report(blank("@id", id.value(), id.place()));
                return Optional.empty();
            }
            return resolve(id, members.problems());
        });
    }

    static Problem blank(String property, String value, Place place) {
        return Problem.error(Code.METADATA_INVALID, place, "\"%s\" is the blank node \"%s\"".formatted(property, value))
                .because("what others may refer to needs an IRI")
                .mend("write an IRI, or leave \"%s\" out".formatted(property));
    }
}

package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Reads {@code transformations}. */
final class TransformationReader {
    private static final List<String> KNOWN = List.of("@id", "@type", "url", "scriptFormat", "targetFormat", "source",
            "titles");

    private final Context context;
    private final ProblemSink problems;

    TransformationReader(Context context, ProblemSink problems) {
        this.context = context;
        this.problems = problems;
    }

    List<Transformation> read(Members owner) {
        return owner.objects("transformations").stream().flatMap(object -> transformation(object).stream()).toList();
    }

    private Optional<Transformation> transformation(Json.Obj object) {
        Members members = new Members(object, problems);
        members.reportUnknown(KNOWN);
        members.type("Template");
        context.id(members);
        Titles.read(members, context.language());
        if (!members.isNull("source")) {
            members.oneOf("source", List.of("json", "rdf"));
        }
        Optional<String> url = iri(members, "url");
        Optional<String> target = iri(members, "targetFormat");
        Optional<String> script = iri(members, "scriptFormat");
        if (url.isEmpty() || target.isEmpty() || script.isEmpty()) {
            problems.report(Problem.error(Code.METADATA_INVALID, object.place(),
                    "a transformation names its script and two formats")
                    .mend("write \"url\", \"targetFormat\" and \"scriptFormat\""));
            return Optional.empty();
        }
        return Optional.of(new Transformation(url.get(), target.get(), script.get(), object.place()));
    }

    private Optional<String> iri(Members members, String name) {
        return members.link(name).flatMap(link -> context.resolve(link, problems));
    }
}

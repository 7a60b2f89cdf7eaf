package org.portolan.csvw.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.portolan.problem.ProblemSink;

/**
 * Reads a dialect description.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#dialect-descriptions">Metadata Vocabulary, 5.9</a>
 */
final class DialectReader {
    private static final List<String> KNOWN = List.of("@id", "@type", "commentPrefix", "delimiter", "doubleQuote",
            "encoding", "header", "headerRowCount",
            "lineTerminators", "quoteChar", "skipBlankRows", "skipColumns", "skipInitialSpace", "skipRows", "trim");
    private static final List<String> TRIMS = List.of("true", "false", "start", "end");

    private static final List<String> LINE_ENDS = List.of("\r\n", "\n", "\r");

    private final Context context;
    private final ProblemSink problems;

    DialectReader(Context context, ProblemSink problems) {
        this.context = context;
        this.problems = problems;
    }

    Dialect read(Json.Obj object) {
        Members members = new Members(object, problems);
        members.reportUnknown(KNOWN);
        members.type("Dialect");
        context.id(members);
        String trim = trim(members);
        int headers = members.count("headerRowCount").map(Located::value).orElse(flag(members, "header", true) ? 1 : 0);
        return new Dialect(charset(members), text(members, "delimiter").orElse(","), rowEnds(members), quote(members),
                flag(members, "doubleQuote", true),
                comment(members), headers, number(members, "skipRows"), number(members, "skipColumns"),
                flag(members, "skipBlankRows", false),
                trim.equals("true") || trim.equals("start"), trim.equals("true") || trim.equals("end"));
    }

    /** Text that separates something: not empty. */
    private static Optional<String> text(Members members, String name) {
        return members.string(name).filter(found -> {
            if (found.value().isEmpty()) {
                members.wrongType(name, "\"\"", "one character or more", found.place());
            }
            return !found.value().isEmpty();
        }).map(Located::value);
    }

    /**
     * Files come with other line ends than their metadata says, so all of them count unless it names something else.
     */
    private static List<String> rowEnds(Members members) {
        List<String> named = members.strings("lineTerminators").map(Located::value).orElse(List.of()).stream()
                .filter(text -> !text.isEmpty()).toList();
        return LINE_ENDS.containsAll(named) ? List.of() : named;
    }

    private static boolean flag(Members members, String name, boolean otherwise) {
        return members.bool(name).map(Located::value).orElse(otherwise);
    }

    private static int number(Members members, String name) {
        return members.count(name).map(Located::value).orElse(0);
    }

    private static Optional<Character> quote(Members members) {
        return members.isNull("quoteChar") ? Optional.empty()
                : members.character("quoteChar").or(() -> Optional.of('"'));
    }

    private static Optional<String> comment(Members members) {
        return members.isNull("commentPrefix") ? Optional.empty()
                : members.string("commentPrefix").map(Located::value).or(() -> Optional.of("#"))
                        .filter(prefix -> !prefix.isEmpty());
    }

    /** How cells are trimmed; without {@code trim}, {@code skipInitialSpace} decides. */
    private static String trim(Members members) {
        String otherwise = flag(members, "skipInitialSpace", false) ? "start" : "true";
        Optional<Json> given = members.object().member("trim");
        if (given.filter(Json.Bool.class::isInstance).isPresent()) {
            return given.get().written();
        }
        return given.isEmpty() ? otherwise : members.oneOf("trim", TRIMS).orElse(otherwise);
    }

    private static Charset charset(Members members) {
        return members.string("encoding").flatMap(found -> {
            Optional<Charset> charset = Dialect.charset(found.value());
            if (charset.isEmpty()) {
                members.wrongType("encoding", "\"" + found.value() + "\"", "a character set that is known here",
                        found.place());
            }
            return charset;
        }).orElse(StandardCharsets.UTF_8);
    }
}

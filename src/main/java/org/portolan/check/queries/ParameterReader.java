package org.portolan.check.queries;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.portolan.problem.Nearest;

/** Reads the headers {@code #parameter} and {@code #example} of a query, and tells what is wrong with them. */
final class ParameterReader {
    private static final Pattern PARAMETER = Pattern.compile("#parameter (\\w+) ([\\w-]+): ?(.*)");
    private static final Pattern EXAMPLE = Pattern.compile("#example (\\S+)\\s*");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");
    /** What the pages themselves take. */
    private static final Set<String> RESERVED = Set.of("lang", "edit", "format");
    private static final Set<String> ATTRIBUTES = Set.of("type", "example", "required", "most");

    private final String text;
    private final String base;
    private final BiConsumer<Integer, Fault> faults;

    /**
     * @param text   the query with its headers, valid SPARQL
     * @param faults is told of each fault and its line
     */
    ParameterReader(String text, String base, BiConsumer<Integer, Fault> faults) {
        this.text = text;
        this.base = base;
        this.faults = faults;
    }

    /** What is wrong with a header, and how to mend it. */
    record Fault(String message, String fix) {
    }

    /** What the headers say of one parameter, with the line that says it first. */
    private record Declared(int line, Map<String, String> said) {
        Optional<String> get(String attribute) {
            return Optional.ofNullable(said.get(attribute));
        }
    }

    /** The parameters without fault; also looks at the examples. */
    List<QueryParameter> read() {
        Map<String, Declared> declared = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher header = PARAMETER.matcher(lines.get(i));
            if (header.matches()) {
                int line = i + 1;
                declared.computeIfAbsent(header.group(1), any -> new Declared(line, new LinkedHashMap<>())).said()
                        .put(header.group(2), header.group(3).strip());
            } else if (lines.get(i).startsWith("#parameter")) {
                tell(i + 1, "\"%s\" is no header of a parameter".formatted(lines.get(i).strip()),
                        "write #parameter <variable> type: …, or a language in place of type");
            }
        }
        Query query = QueryFactory.create(text, base);
        Map<String, List<List<Node>>> values = ParameterValues.of(query);
        List<QueryParameter> parameters = new ArrayList<>();
        declared.forEach((name, said) -> parameter(name, said, values).ifPresent(parameters::add));
        examples(lines, parameters);
        return parameters;
    }

    private Optional<QueryParameter> parameter(String name, Declared said, Map<String, List<List<Node>>> values) {
        Optional<ParameterType> type = said.get("type").flatMap(ParameterType::of);
        if (RESERVED.contains(name)) {
            return none(said, "the parameter \"%s\" has a name that pages use themselves".formatted(name),
                    "give the variable another name than " + String.join(", ", RESERVED.stream().sorted().toList()));
        }
        if (type.isEmpty()) {
            return none(said, "the parameter \"%s\" has no type that is known".formatted(name),
                    "write #parameter %s type: with one of %s".formatted(name, ParameterType.names()));
        }
        if (!values.containsKey(name)) {
            return none(said, "the parameter \"%s\" has no values in the query".formatted(name),
                    "write VALUES ?%s { … } into its pattern, with UNDEF if there is no default".formatted(name));
        }
        if (said.get("most").filter(COUNT.asMatchPredicate().negate()).isPresent()) {
            return none(said, "the parameter \"%s\" has a number of values that is none".formatted(name),
                    "write how many it takes at most, from 1 to 9999");
        }
        return typed(name, said, type.get(), values.get(name));
    }

    private Optional<QueryParameter> typed(String name, Declared said, ParameterType type, List<List<Node>> values) {
        List<Node> defaults = values.get(0);
        int most = said.get("most").map(Integer::parseInt).orElse(1);
        if (defaults.size() > most || !values.stream().allMatch(defaults::equals)
                || !defaults.stream().allMatch(term -> isOf(type, term))) {
            return none(said, "the values of ?%s in the query are not those of a parameter of the type %s"
                    .formatted(name, type), "write %s into VALUES ?%s, the same in each"
                    .formatted(most == 1 ? "one value of this type, or UNDEF," : "values of this type", name));
        }
        String example = said.get("example").orElse(defaults.isEmpty() ? "" : type.write(defaults.get(0), base));
        if (example.isEmpty() || type.read(example, base).isEmpty()) {
            return none(said, "the parameter \"%s\" has no example of its type %s".formatted(name, type),
                    "write #parameter %s example: with a value of this type".formatted(name));
        }
        Map<String, String> texts = new LinkedHashMap<>(said.said());
        texts.keySet().removeAll(ATTRIBUTES);
        return Optional.of(new QueryParameter(name, type, texts, example,
                said.get("required").filter("yes"::equals).isPresent(), most, defaults));
    }

    private boolean isOf(ParameterType type, Node term) {
        return !term.isBlank() && type.read(type.write(term, base), base).filter(term::equals).isPresent();
    }

    private void examples(List<String> lines, List<QueryParameter> parameters) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher example = EXAMPLE.matcher(lines.get(i));
            if (example.matches()) {
                for (String pair : example.group(1).split("&")) {
                    example(i + 1, pair, parameters);
                }
            } else if (lines.get(i).startsWith("#example")) {
                tell(i + 1, "\"%s\" is no example".formatted(lines.get(i).strip()),
                        "write #example and what follows the question mark of its address");
            }
        }
    }

    private void example(int line, String pair, List<QueryParameter> parameters) {
        String name = pair.replaceFirst("=.*", "");
        String value = URLDecoder.decode(pair.substring(Math.min(pair.length(), name.length() + 1)),
                StandardCharsets.UTF_8);
        Optional<QueryParameter> parameter = parameters.stream().filter(one -> one.name().equals(name)).findFirst();
        if (parameter.isEmpty()) {
            List<String> near = Nearest.to(name, parameters.stream().map(QueryParameter::name).toList(), 1);
            tell(line, "the example names a parameter \"%s\" that the query has not".formatted(name),
                    near.isEmpty() ? "write one of the parameters that it has" : "write " + near.get(0));
        } else if (parameter.get().type().read(value, base).isEmpty()) {
            tell(line, "the example has a value for \"%s\" that is not of its type %s"
                    .formatted(name, parameter.get().type()), "write a value such as " + parameter.get().example());
        }
    }

    private Optional<QueryParameter> none(Declared said, String message, String fix) {
        tell(said.line(), message, fix);
        return Optional.empty();
    }

    private void tell(int line, String message, String fix) {
        faults.accept(line, new Fault(message, fix));
    }
}

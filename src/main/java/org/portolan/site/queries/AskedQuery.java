package org.portolan.site.queries;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.portolan.check.queries.ParameterType;
import org.portolan.check.queries.ParameterValues;
import org.portolan.check.queries.QueryParameter;
import org.portolan.problem.Nearest;
import org.portolan.release.answers.QueryRunner;
import org.portolan.site.answers.ParameterWords;
import org.portolan.site.answers.SavedQuery;
import org.portolan.site.http.AddressParameters;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.HeldBody;
import org.portolan.site.http.ParameterFault;
import org.portolan.site.reader.PlainPages;
import org.portolan.site.reader.Reader;

/**
 * A saved query with what a reader gives for its parameters. What is wrong with that is a value like the rest, so that
 * the reader is told all of it.
 *
 * @param saved   the query
 * @param written what the reader gave, by parameter, as written; what is left empty is not given
 * @param values  the terms that this means
 * @param faults  what is wrong
 */
record AskedQuery(SavedQuery saved, Map<String, List<String>> written, Map<String, List<Node>> values,
                  List<ParameterFault> faults) {
    /** What the pages themselves take. */
    private static final Set<String> OTHERS = Set.of(AddressParameters.LANGUAGE, "edit", "format");

    /** Reads the parameters of a request. */
    static AskedQuery of(SavedQuery saved, Exchange exchange, Reader reader) {
        AskedQuery asked = new AskedQuery(saved, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        ParameterWords words = new ParameterWords(reader.texts());
        List<String> own = saved.parameters().stream().map(QueryParameter::name).toList();
        AddressParameters.unknown(exchange, Stream.concat(own.stream(), OTHERS.stream()).toList())
                .forEach(name -> asked.faults.add(words.unknown(name, own)));
        List<String> languages = reader.arrangement().languages();
        AddressParameters.wrong(exchange, List.of(AddressParameters.LANGUAGE), languages).forEach(name -> asked.faults
                .add(words.wrongOfAddress(name, AddressParameters.values(exchange, name), languages)));
        for (QueryParameter parameter : saved.parameters()) {
            String[] given = Optional.ofNullable(exchange.request().getParameterValues(parameter.name()))
                    .orElse(new String[0]);
            List<String> values = Arrays.stream(given).flatMap(value -> Arrays.stream(parts(parameter, value)))
                    .filter(value -> !value.isEmpty()).toList();
            if (!values.isEmpty()) {
                asked.written.put(parameter.name(), values);
                asked.read(parameter, values, reader);
            } else if (parameter.isRequired()) {
                asked.faults.add(words.missing(parameter));
            }
        }
        return asked;
    }

    /** Several values may come one a line: so a form sends them. */
    private static String[] parts(QueryParameter parameter, String value) {
        return parameter.most() == 1 ? new String[] {value} : value.strip().split("\\s*[\\r\\n]+\\s*");
    }

    private void read(QueryParameter parameter, List<String> given, Reader reader) {
        ParameterWords words = new ParameterWords(reader.texts());
        if (given.size() > parameter.most()) {
            faults.add(words.many(parameter, given.size()));
            return;
        }
        List<Node> terms = new ArrayList<>();
        boolean isSearched = false;
        for (String value : given) {
            Optional<Node> term = parameter.type().read(value, reader.lookup().base());
            if (term.isEmpty()) {
                faults.add(words.wrong(parameter, value));
            } else if (isMissing(term.get(), reader)) {
                faults.add(words.notHere(parameter, value,
                        isSearched ? List.of() : near(parameter, term.get(), reader)));
                isSearched = true;
            } else {
                terms.add(term.get());
            }
        }
        values.put(parameter.name(), terms);
    }

    /** A thing under the base that the release does not have; what lies elsewhere is not for us to know. */
    private static boolean isMissing(Node term, Reader reader) {
        return term.isURI() && term.getURI().startsWith(reader.lookup().base())
                && !reader.lookup().data().contains(term, Node.ANY, Node.ANY);
    }

    /** Searched for the first value that is not here only, among so many keys: nobody has a place for it. */
    private static List<String> near(QueryParameter parameter, Node term, Reader reader) {
        ParameterType type = parameter.type();
        String base = reader.lookup().base();
        List<String> keys = ParameterFields.kind(type, reader).stream().flatMap(kind -> reader.things(kind).stream())
                .limit(PlainPages.MOST_KEYS).map(thing -> type.write(thing, base)).toList();
        return Nearest.to(type.write(term, base), keys, 1);
    }

    /** True if nothing was given for any parameter. */
    boolean isBare() {
        return written.isEmpty();
    }

    /** True if the release keeps the answer. */
    boolean isKept() {
        return saved.parameters().stream().allMatch(parameter -> !values.containsKey(parameter.name())
                || values.get(parameter.name()).equals(parameter.defaults()));
    }

    /** The query with the values in it. */
    Query query() {
        return ParameterValues.bind(saved.query(), values);
    }

    /** The text of the query as it is asked. */
    String text() {
        return isKept() ? saved.body() : query().serialize();
    }

    /** Writes the rows: those that the release keeps, or those of the query, asked now. */
    void write(Reader reader, Exchange exchange, QueryRunner.RowsWriter writer) throws IOException {
        if (isKept()) {
            HeldBody body = new HeldBody(exchange.response());
            saved.write(body, writer);
            exchange.write(body);
        } else {
            reader.runner().run(reader.live(), query(), exchange.request(), exchange.response(), writer);
        }
    }

    /** What was given, as it stands in an address; with the question mark, empty if nothing was. */
    String search() {
        StringBuilder search = new StringBuilder();
        written.forEach((name, given) -> given.forEach(value -> search.append(search.isEmpty() ? '?' : '&')
                .append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return search.toString();
    }
}

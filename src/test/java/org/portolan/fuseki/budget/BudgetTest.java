package org.portolan.fuseki.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetOps;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.resultset.ResultSetCompare;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.release.search.TextIndex;
import org.portolan.release.search.TextIndexWriter;
import org.portolan.release.search.TextSearch;

/** A query with a budget has the answer that it has without one, as long as the budget lasts. */
class BudgetTest {
    private static final Allowance MUCH = new Allowance(1_000_000, 1 << 30, 1 << 26, 1_000_000);
    private static final String PREFIXES = "PREFIX : <x:> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";
    private static final String NINETY =
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final DatasetGraph DATASET = dataset();

    private static DatasetGraph dataset() {
        StringBuilder trig = new StringBuilder(PREFIXES);
        IntStream.range(0, 40).forEach(i -> trig.append((":t%d :n %d ; :next :t%d ; :name \"Name %d\"@en, \"nom %d\" ; "
                + ":kind :k%d ; :size %d.5 .\n").formatted(i, i % 7, (i + 1) % 40, i, i, i % 3, i % 5)));
        trig.append(":g1 { :t1 :n 100 ; :in :g2 } :g2 { :t2 :n 200 . :t3 :name \"in g2\" }");
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        Txn.executeWrite(dataset, () -> RDFParser.fromString(trig.toString(), Lang.TRIG).parse(dataset));
        return dataset;
    }

    private static Context context(Budget budget) {
        Context context = ARQ.getContext().copy();
        budget.install(context);
        return context;
    }

    private static RowSet rows(String query, Context context) {
        return Txn.calculateRead(DATASET, () -> {
            try (QueryExec exec = QueryExec.dataset(DATASET).query(PREFIXES + query).context(context).build()) {
                return exec.select().materialize();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { ?s :n ?n ; :kind ?k FILTER(?n > 3) }",
        "SELECT * { ?s :kind ?k OPTIONAL { ?s :n ?n FILTER(?n = 2) } }",
        "SELECT * { ?s :kind :k1 MINUS { ?s :n 2 } }",
        "SELECT * { ?s :kind :k1 FILTER NOT EXISTS { ?s :next/:n 2 } FILTER EXISTS { ?s :name ?x } }",
        "SELECT * { { SELECT ?k (MAX(?n) AS ?m) { ?s :n ?n ; :kind ?k } GROUP BY ?k } ?t :kind ?k ; :n ?m }",
        "SELECT * { { SELECT ?s { ?s :n 1 } } { SELECT ?s { ?s :kind :k0 } } }",
        "SELECT * { GRAPH ?g { ?s ?p ?o } OPTIONAL { ?s :next ?x } }",
        "SELECT DISTINCT ?k ?n { ?s :kind ?k ; :n ?n }",
        "SELECT REDUCED ?k { ?s :kind ?k }",
        "SELECT ?k { ?s :kind ?k } GROUP BY ?k",
        "SELECT ?p { ?s :n ?n } GROUP BY (?n > 3 AS ?p)",
        "SELECT ?k (COUNT(*) AS ?a) (COUNT(?n) AS ?b) (SUM(?n) AS ?c) (AVG(?z) AS ?d) (MIN(?n) AS ?e) (MAX(?z) AS ?f) "
            + "{ ?s :kind ?k ; :n ?n ; :size ?z } GROUP BY ?k",
        "SELECT ?k (COUNT(DISTINCT *) AS ?a) (COUNT(DISTINCT ?n) AS ?b) (SUM(DISTINCT ?n) AS ?c) (AVG(DISTINCT ?z) AS ?d) "
            + "(MIN(DISTINCT ?n) AS ?e) (MAX(DISTINCT ?z) AS ?f) { ?s :kind ?k ; :n ?n ; :size ?z } GROUP BY ?k",
        "SELECT ?k (SUM(?l) AS ?c) (SUM(?l + 1) AS ?d) (COUNT(?x) AS ?e) (SUM(DISTINCT STR(?l)) AS ?f) "
            + "{ ?s :kind ?k ; :name ?l OPTIONAL { ?s :none ?x } } GROUP BY ?k",
        "SELECT (COUNT(*) AS ?a) (SUM(?n) AS ?b) (GROUP_CONCAT(?n) AS ?c) (MIN(?n) AS ?d) { ?s :none ?n }",
        "SELECT (GROUP_CONCAT(?n) AS ?c) (GROUP_CONCAT(DISTINCT ?n; separator=', ') AS ?d) (GROUP_CONCAT(?n; separator='')"
            + " AS ?e) { { SELECT ?n { ?s :n ?n } ORDER BY ?s } }",
        "SELECT ?k (SAMPLE(?y) AS ?c) { ?s :kind ?k BIND(1 AS ?y) } GROUP BY ?k HAVING(COUNT(*) > 13)",
        "SELECT * { :t0 :next+ ?x } ", "SELECT * { ?x :next{0}|:next/:next/^:next ?y }",
        "SELECT * { :t0 (:next|^:next)* ?x . ?x !(:next|:n) ?y }", "SELECT * { GRAPH :g1 { ?x :in*/:n ?y } }",
        "SELECT * { ?s :name ?l FILTER REGEX(?l, '^n.* 1') }",
                "SELECT * { ?s :name ?l FILTER REGEX(?l, 'NAME 1', 'i') }",
        "SELECT * { ?s :name ?l FILTER REGEX(?l, ' 2') }", "SELECT * { ?s :name ?l FILTER REGEX(?l, ?s) }",
        "SELECT (REPLACE('abcab', 'b(c)?', '[$1]') AS ?a) (REPLACE('aaa', 'A', 'b', 'i') AS ?b) "
            + "(REPLACE('Ä'@de, 'ä', 'x', 'i') AS ?c) (REPLACE('aaaa', 'aa*', 'z') AS ?d) (REPLACE('', 'a', 'z') AS ?e) {}",
        "SELECT (REPLACE('abab', '(a)(b)', '$2$0\\\\$1$1') AS ?a) (REPLACE('ab', 'a', 'x\\\\\\\\y') AS ?b) (REPLACE('xay', 'a', '') AS ?c) "
            + "(REPLACE('ab', '(a)', '$12$1') AS ?d) {}",
        "SELECT (CONCAT('a'@en, 'b'@en) AS ?a) (CONCAT('a', 'b'@en) AS ?b) (CONCAT() AS ?c) (CONCAT(1) AS ?d) "
            + "(UCASE('straße'@de) AS ?e) (ENCODE_FOR_URI('a b/ü') AS ?f) {}",
        "SELECT (STRBEFORE('abc'@en, 'b') AS ?a) (STRAFTER('abc', 'b'@en) AS ?b) (STRAFTER('abc'@en, '') AS ?c) "
            + "(STRBEFORE('abc', 'x') AS ?d) (STRBEFORE('abc'@en, '') AS ?e) (CONTAINS('abc', 'bc') AS ?f) {}",
        "SELECT (SUBSTR('abc'@en, 2) AS ?a) (SUBSTR('abc', 2, 1) AS ?b) (SUBSTR(1, 1) AS ?c) (STRLANG('a', 'en-GB') AS ?d) "
            + "(STRLANG('a'@de, 'en') AS ?e) (STRLANG('a', 1) AS ?f) (LCASE('ΣΑΣ'@el) AS ?g) (LCASE(1) AS ?h) "
            + "(IRI('http://x/a/../b') AS ?i) (URI(<x:y>) AS ?j) (IRI(1) AS ?k) {}",
        "SELECT (1 + 2 AS ?a) (1.5 * 2 AS ?b) (7 / 2 AS ?c) (1/0 AS ?d) ('a' + 1 AS ?e) (1e3 - 1 AS ?f) "
            + "('2020-01-31T00:00:00Z'^^xsd:dateTime + 'P30D'^^xsd:dayTimeDuration AS ?g) {}",
        "SELECT (xsd:integer('7') AS ?a) (xsd:date('2020-01-01') AS ?b) (xsd:integer('x') AS ?c) "
            + "(STRDT('7', xsd:integer) AS ?d) {}"})
    void answerIsTheSame(String query) {
        String written = query.replace("{0}", "?");
        RowSet plain = rows(written, ARQ.getContext().copy());
        try (Budget budget = new Budget(MUCH, new SharedMemory(Long.MAX_VALUE))) {
            RowSet metered = rows(written, context(budget));
            assertTrue(ResultSetCompare.equalsByTerm(plain.rewindable(), metered.rewindable()), () -> {
                RowSetOps.out(System.err, rows(written, ARQ.getContext().copy()));
                RowSetOps.out(System.err, rows(written, context(new Budget(MUCH, new SharedMemory(1 << 30)))));
                return written;
            });
        }
    }

    /** Each search holds its hits until its rows are read: so many at once, and any number one after the other. */
    @Test
    void hitsOfASearchAreHeld(@TempDir Path folder) throws IOException {
        try (TextIndexWriter writer = TextIndexWriter.in(folder)) {
            for (int i = 0; i < 100; i++) {
                writer.add("x:t" + i, "x:name", "harbour " + i, "en");
            }
            writer.finish();
        }
        String search = "?t <" + TextSearch.IRI + "> \"harbour\" ";
        try (TextIndex index = TextIndex.open(folder)) {
            assertEquals(100, searched(index, 100_000, search));
            assertEquals(4000, searched(index, 100_000, "?s :n ?n . " + search));
            SpentException spent = assertThrows(SpentException.class, () -> searched(index, 10_000, search));
            assertEquals(Measure.MEMORY, spent.measure());
            assertThrows(SpentException.class, () -> searched(index, 100_000, search + ". ?u"
                    + search.substring(2)));
        }
    }

    private static long searched(TextIndex index, long memory, String pattern) {
        Context context = ARQ.getContext().copy();
        TextSearch.enable(context, Optional.of(index));
        try (Budget budget = new Budget(new Allowance(1_000_000, 1 << 30, memory, 1_000_000),
                new SharedMemory(Long.MAX_VALUE))) {
            budget.install(context);
            return rows("SELECT * { " + pattern + "}", context).stream().count();
        }
    }

    @Test
    void sortedRowsStaySorted() {
        String query = "SELECT ?s ?n { ?s :n ?n } ORDER BY DESC(?n) STRLEN(CONCAT(STR(?s), '')) ?s";
        assertEquals(texts(rows(query, ARQ.getContext().copy())),
                texts(rows(query, context(new Budget(MUCH, new SharedMemory(1 << 30))))));
        assertEquals(texts(rows(query + " LIMIT 5", ARQ.getContext().copy())),
                texts(rows(query + " LIMIT 5", context(new Budget(MUCH, new SharedMemory(1 << 30))))));
    }

    /** The first rows of very many take the room of the first rows, whether all sort behind them or push them out. */
    @ParameterizedTest
    @ValueSource(strings = {"?s ?p ?o ?t", "DESC(?s) ?p ?o DESC(?t)"})
    void onlyTheFirstRowsAreHeld(String order) {
        for (String what : List.of("", "DISTINCT ")) {
            String query = "SELECT " + what + "?s ?p ?o ?t { ?s ?p ?o . ?t ?q ?r } ORDER BY " + order
                    + " LIMIT 20 OFFSET 3";
            assertEquals(texts(rows(query, ARQ.getContext().copy())), texts(rows(query, context(
                    new Budget(new Allowance(1_000, 1_000, 1 << 16, 1_000), new SharedMemory(1 << 30))))));
        }
    }

    /** A table stands in a query and is short; of the rows that it is joined with none is held. */
    @Test
    void rowsThatMeetATablePass() {
        AtomicInteger seen = new AtomicInteger();
        FunctionRegistry functions = FunctionRegistry.createFrom(FunctionRegistry.get());
        functions.put("x:seen", iri -> new FunctionBase1() {
            @Override
            public NodeValue exec(NodeValue value) {
                seen.incrementAndGet();
                return value;
            }
        });
        Context context = context(new Budget(MUCH, new SharedMemory(1 << 30)));
        FunctionRegistry.set(context, functions);
        assertEquals(3, rows("SELECT * { ?s :n ?n . ?t :n ?m BIND(:seen(?n) AS ?x) VALUES ?x { 1 2 } } LIMIT 3",
                context).stream().count());
        assertTrue(seen.get() < 400, seen + " of 1600");
    }

    private static List<String> texts(RowSet rows) {
        return rows.stream().map(Object::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a | MEMORY",
        "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f } | MEMORY",
        "SELECT * { ?a ?b ?c . ?d ?e ?f BIND(REPLACE('aaaaaaaaaa', 'a', '" + NINETY + "') AS ?x) } ORDER BY ?x ?c "
            + "LIMIT 999 | MEMORY",
        "SELECT * { ?a ?b ?c FILTER EXISTS { { SELECT * { ?g ?h ?z . ?i ?j ?k } ORDER BY ?z } FILTER(?z = 6) } } | MEMORY",
        "SELECT (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f } | MEMORY",
        "SELECT ?a { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?c ?d ?f | MEMORY",
        "SELECT * { ?a ?b ?c MINUS { ?a ?x ?y . ?p ?q ?r } } | MEMORY",
        "SELECT (GROUP_CONCAT(?c) AS ?n) { ?a ?b ?c . ?d ?e ?f } | STRING",
        "SELECT (REPLACE(REPLACE('aaaaaaaaaa', 'a', 'aaaaaaaaaa'), 'a', 'aaaaaaaaaaaa') AS ?n) {} | STRING",
        "SELECT (CONCAT(?x, ?x, ?x) AS ?y) { BIND(REPLACE('aaaaaaaaaa', 'a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') AS ?x) }"
            + "| STRING"})
    void whatIsSpentIsTold(String query, Measure measure) {
        Budget budget = new Budget(new Allowance(1_000, 1_000, 1 << 20, 1_000), new SharedMemory(1 << 30));
        assertEquals(measure, assertThrows(SpentException.class, () -> rows(query, context(budget))).measure());
    }

    /** Twenty texts of 100,000 characters are too many in a row or in a function, and not one after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"ä", "Ж"})
    void longTextsThatPassAreHeld(String letter) {
        String hundred = "BIND('%s' AS ?x) ".formatted(letter.repeat(100_000));
        String bound = IntStream.range(0, 20).mapToObj(i -> "BIND(CONCAT(?x, '" + i + "') AS ?y" + i + ")")
                .collect(Collectors.joining(" "));
        String waiting = IntStream.range(0, 20).mapToObj(i -> "SUBSTR(?x, " + (i + 1) + ")")
                .collect(Collectors.joining(", "));
        for (String many : List.of("SELECT (STRLEN(?y19) AS ?n) { " + hundred + bound + " }",
                "SELECT (STRLEN(REPLACE(CONCAT(" + waiting + "), 'a', '')) AS ?n) { " + hundred + " }")) {
            assertEquals(Measure.MEMORY, assertThrows(SpentException.class, () -> rows(many, narrow())).measure());
        }
        assertEquals(240, rows("SELECT * { ?a ?b ?c " + hundred + "BIND(STRLEN(CONCAT(?x, STR(?a))) AS ?y) "
                + "BIND(CONCAT(?x, STR(?c)) AS ?z) FILTER(STRLEN(UCASE(?z)) > 5 || STRLEN(UCASE(?x)) > 9) }",
                narrow()).stream().count());
    }

    /** Three billion characters, which no text of Java has. */
    @Test
    void replacementIsLookedAtAsItGrows() {
        String query = "SELECT (REPLACE('%s', '^.+$', '%s') AS ?x) {}".formatted("a".repeat(100_000), "$0".repeat(30_000));
        assertEquals(Measure.STRING, assertThrows(SpentException.class, () -> rows(query, narrow())).measure());
    }

    private static Context narrow() {
        return context(new Budget(new Allowance(1_000, 1_000, 1 << 20, 4_000_000), new SharedMemory(1 << 30)));
    }

    @Test
    void memoryIsGivenBack() {
        SharedMemory shared = new SharedMemory(1 << 20);
        String query = "SELECT * { ?a ?b ?c . ?d :n ?f } ORDER BY ?a";
        for (int i = 0; i < 3; i++) {
            Budget budget = new Budget(MUCH, shared);
            assertEquals(Measure.SHARED_MEMORY,
                    assertThrows(SpentException.class, () -> rows(query, context(budget))).measure());
            budget.close();
        }
        try (Budget budget = new Budget(MUCH, shared)) {
            assertEquals(40, rows("SELECT * { ?a :n ?c } ORDER BY ?a", context(budget)).stream().count());
        }
    }

    /** What an operator holds is free when the operator is closed: here once for each of 240 rows. */
    @Test
    void closedOperatorsHoldNothing() {
        Budget budget = new Budget(new Allowance(1_000, 1_000, 600_000, 1_000), new SharedMemory(1 << 30));
        String query = "SELECT * { ?a ?b ?c FILTER EXISTS { { SELECT * { ?x :n ?y } ORDER BY ?y } FILTER(?y = 6) } }";
        assertEquals(240, rows(query, context(budget)).stream().count());
    }

    @Test
    void resultGraphCountsEachTripleOnce() {
        Budget budget = new Budget(new Allowance(5, 1_000, 1 << 20, 1_000), new SharedMemory(1 << 30));
        Graph graph = ResultGraph.of(budget);
        Txn.executeRead(DATASET, () -> DATASET.getDefaultGraph().find().toList().stream().limit(5).forEach(triple -> {
            graph.add(triple);
            graph.add(triple);
        }));
        assertEquals(5, graph.size());
        assertEquals(Measure.ROWS, Txn.calculateRead(DATASET, () -> assertThrows(SpentException.class,
                () -> DATASET.getDefaultGraph().find().toList().forEach(graph::add)).measure()));
    }

    /** An error of one expression, as SPARQL has it, whatever Java throws there. */
    @ParameterizedTest
    @ValueSource(strings = {"1 / 0.0", "1.0 / 0.00", "'P1Y'^^xsd:duration - 'P1D'^^xsd:duration",
        "'PT1H'^^xsd:dayTimeDuration * 'INF'^^xsd:double", "'PT1H'^^xsd:dayTimeDuration / 0.0",
        "'P1Y'^^xsd:yearMonthDuration - 'P1D'^^xsd:dayTimeDuration", "'PT1H'^^xsd:dayTimeDuration / 3.0",
        "HOURS(<a>)", "MINUTES(<a>)", "SECONDS(<a>)", "TIMEZONE(<a>)", "TZ(<a>)"})
    void whatCannotBeComputedHasNoValue(String expression) {
        Binding row = only("SELECT (%s AS ?made) (COALESCE(%s, 'none') AS ?other) {}".formatted(expression, expression));
        assertFalse(row.contains("made"));
        assertEquals("none", row.get("other").getLiteralLexicalForm());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "'P1D'^^xsd:dayTimeDuration / 'PT1H'^^xsd:dayTimeDuration, 24.0",
        "'P1Y'^^xsd:yearMonthDuration / 'P1M'^^xsd:yearMonthDuration, 12.0"})
    void durationsAreDivided(String expression, String number) {
        assertEquals(number, only("SELECT (%s AS ?made) {}".formatted(expression)).get("made").getLiteralLexicalForm());
    }

    private static Binding only(String query) {
        try (Budget budget = new Budget(MUCH, new SharedMemory(1 << 30))) {
            return rows("PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> " + query, context(budget)).next();
        }
    }

    /** As Java orders short ones; long ones take no longer. */
    @Test
    void durationsAreOrderedHoweverLong() {
        List<Duration> few = Stream.of("P1Y", "P13M", "-P1M", "P364DT1H", "P366D", "PT1.5S", "-PT2S", "P1M30D", "P1M28D",
                "P30D", "P31D", "P1M", "P59D", "P2M", "P12M", "PT0S", "-P365D", "-P1Y", "P1Y1D", "P1Y0M0DT24H")
                .map(DatatypeFactory.newDefaultInstance()::newDuration).toList();
        few.forEach(one -> few.forEach(other -> assertEquals(one.compare(other),
                OrderedDuration.of(one).compare(OrderedDuration.of(other)), () -> one + " and " + other)));
        String many = "VALUES (?n ?d) { " + IntStream.range(0, 300)
                .mapToObj(i -> "(%d 'P%dD'^^xsd:duration)".formatted(i, Integer.MAX_VALUE - i))
                .collect(Collectors.joining(" ")) + " } ";
        try (Budget budget = new Budget(MUCH, new SharedMemory(Long.MAX_VALUE))) {
            assertEquals(299, rows("SELECT ?n { " + many + "} ORDER BY ?d", context(budget)).next().get("n")
                    .getLiteralValue());
            assertEquals(0, rows("SELECT (MAX(?d) AS ?m) (MIN(?n) AS ?least) { " + many + " FILTER(?d > 'P9Y'^^xsd:duration"
                    + " || ?d >= 'P2147483647D'^^xsd:duration) }", context(budget)).next().get("least").getLiteralValue());
        }
    }

    @Test
    void endedBudgetEndsTheQuery() {
        Budget budget = new Budget(MUCH, new SharedMemory(1 << 30));
        budget.end(Measure.CLIENT);
        budget.end(Measure.TIME);
        assertEquals(Measure.CLIENT, assertThrows(SpentException.class,
                () -> rows("SELECT * { ?s ?p ?o }", context(budget))).measure());
    }
}

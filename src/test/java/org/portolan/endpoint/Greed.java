package org.portolan.endpoint;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries that take more than there is. What must not happen: that one of them runs on,
        or takes the server with it. */
final class Greed {
    private static final String TWO = "?a ?b ?c . ?d ?e ?f . ";
    private static final String THREE = TWO + "?g ?h ?i . ";
    private static final String FIVE = THREE + "?j ?k ?l . ?m ?n ?o . ";
    private static final String ANY = "(!<x:a>|^!<x:b>)";
    private static final String GEOF = "PREFIX geof: <http://www.opengis.net/def/function/geosparql/> ";
    private static final String XSD = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

    private Greed() {
    }

    private static String each(int number, String between, IntFunction<String> part) {
        return IntStream.range(0, number).mapToObj(part).collect(Collectors.joining(between));
    }

    /** Binds ?x0 to a value and each further one to what a function makes of the one before. */
    private static String growing(String first, int times, String function) {
        return "BIND(" + first + " AS ?x0) " + each(times, " ",
                i -> "BIND(" + function.replace("?x", "?x" + i) + " AS ?x" + (i + 1) + ")") + " ";
    }

    private static String text(int doublings) {
        return growing("'aaaaaaaaaa'", doublings, "CONCAT(?x, ?x)");
    }

    private static String count(String pattern) {
        return "SELECT (COUNT(*) AS ?z) { " + pattern + " }";
    }

    private static String nested(int depth, String opening) {
        return "ASK { " + (opening + "?a ?b ?c ").repeat(depth) + "}".repeat(depth) + " }";
    }

    /** The kinds for which the time is measured until the processor is free. */
    static List<Attack> slow() {
        return List.of(
                Attack.of("nested loop join", count(FIVE), 504),
                Attack.of("filter that nothing passes", "SELECT * { " + FIVE + " FILTER(?a = ?nothing) }", 504),
                Attack.of("ORDER BY an expression",
                        "SELECT * { " + FIVE + "} ORDER BY MD5(CONCAT(STR(?a), STR(?c))) LIMIT 1", 504),
                Attack.of("ORDER BY with EXISTS", "SELECT * { ?a ?b ?c } ORDER BY (EXISTS { "
                        + FIVE.replace("?", "?o") + "FILTER(?oa = ?of && ?od = ?oi && ?oh = ?oq) })", 504),
                Attack.of("GROUP BY", "SELECT ?a ?f (COUNT(*) AS ?z) { " + FIVE + "} GROUP BY ?a ?f", 504, 413),
                Attack.of("HAVING", "SELECT ?b { " + FIVE + "} GROUP BY ?b HAVING(SUM(STRLEN(STR(?c))) > 1e30)", 504),
                Attack.of("property path",
                        count("?s " + ANY + "*/" + ANY + "*/" + ANY + "* ?o . ?o " + ANY + "* ?q"), 504),
                Attack.of("nested property paths",
                        count("?s ((" + ANY + "*)*)* ?o . ?o ((" + ANY + "+)+)+ ?q . ?q " + ANY + "+ ?r"), 504, 413),
                Attack.of("regular expression in a loop",
                        "SELECT * { " + FIVE + "FILTER regex(CONCAT(STR(?a), STR(?f), STR(?i), STR(?l), STR(?o)), "
                                + "'((a|b|c|d)*[a-z]{400}.*){2}$') }", 504),
                Attack.of("some EXISTS in EXISTS", nested(24, "FILTER EXISTS { "), 400),
                Attack.of("some EXISTS in EXISTS, escaped", nested(24, "FILTER \\u0045XISTS { "), 400),
                Attack.of("some EXISTS in conditions", nested(24, "FILTER(?a = ?b || NOT EXISTS { ").replace("}", "})")
                        .replaceFirst("\\)$", ""), 400),
                Attack.of("some EXISTS in ORDER BY", "SELECT * { ?a ?b ?c } ORDER BY (EXISTS { "
                        + nested(24, "FILTER EXISTS { ").substring(6) + ")", 400),
                Attack.of("few EXISTS in EXISTS", nested(6, "FILTER EXISTS { ")
                        .replace("?a ?b ?c ", "?a ?b ?c . ".repeat(150)), 200, 504),
                Attack.of("unending string of escapes", "SELECT * { ?s ?p \"" + "\\\"".repeat(30_000), 400),
                Attack.of("unending string of escapes in lines", "SELECT * { ?s ?p " + "'\\'\\'a\n".repeat(9_000), 400),
                Attack.of("long durations compared", XSD + "SELECT ('P2147483647D'^^xsd:duration < "
                        + "'P1Y1D'^^xsd:duration AS ?z) ('P2147483647D'^^xsd:dayTimeDuration IN ("
                        + each(200, ", ", i -> "'P21474836" + (10 + i % 30) + "DT" + i + "S'^^xsd:dayTimeDuration") + ") AS ?y) {}",
                        200),
                Attack.of("ORDER BY long durations", XSD + "SELECT * { VALUES ?z { " + each(600, " ",
                        i -> "'P21474" + (10000 + i) + "D'^^xsd:duration") + " } } ORDER BY ?z", 200),
                Attack.of("VALUES crossed", count(each(9, " ",
                        v -> "VALUES ?v" + v + " { " + each(300, " ", String::valueOf) + " }") + " FILTER(?v0 = ?v8)"),
                        504, 413),
                Attack.of("sub-query", count("{ SELECT * { " + FIVE + "} LIMIT 2000000000 }"), 504),
                Attack.of("NOT EXISTS", count("?s ?p ?o FILTER NOT EXISTS { " + FIVE + "FILTER(?a = ?f && ?d = ?s "
                        + "&& ?h = ?q) }"), 504),
                Attack.of("OPTIONAL in OPTIONAL", count("?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i "
                        + "OPTIONAL { ?j ?k ?l OPTIONAL { ?m ?n ?o FILTER(?j = ?q) } } } }"), 504, 413),
                Attack.of("UNION", count(each(40, " UNION ", i -> "{ " + FIVE + "}")), 504),
                Attack.of("DISTINCT of few values", "SELECT DISTINCT ?b { " + FIVE + "}", 504),
                Attack.of("hashes of long strings", "SELECT * { " + THREE + text(16) + "FILTER(" + each(100, " || ",
                        i -> "SHA512(CONCAT(?x16, STR(" + i + "))) = 'x'") + ") }", 504),
                Attack.of("UCASE of letters of which two are made", "SELECT (STRLEN(UCASE(?x15)) AS ?z) { "
                        + text(15).replace("a", "ŉ") + "}", 200, 504),
                Attack.of("OFFSET", "SELECT * { " + FIVE + "} OFFSET 2000000000", 504));
    }

    static List<Attack> strings() {
        return List.of(
                Attack.of("CONCAT", "SELECT * { " + text(40) + "}", 413, 504),
                Attack.of("CONCAT, only counted", "SELECT (STRLEN(?x40) AS ?z) { " + text(40) + "}", 413, 504),
                Attack.of("CONCAT in FILTER", "ASK { " + text(16) + "FILTER(STRLEN(CONCAT(?x16, ?x16)) > 1) }", 413,
                        504),
                Attack.of("CONCAT of constants", "SELECT (STRLEN(" + "CONCAT(".repeat(20) + "'" + "a".repeat(1000) + "'"
                        + ",'x')".repeat(20) + ") AS ?z) {}", 200),
                Attack.of("REPLACE", "SELECT * { " + growing("'aaaa'", 20, "REPLACE(?x, 'a', 'aaaaaaaaaa')") + "}",
                        413, 504),
                Attack.of("REPLACE between letters", "SELECT * { "
                        + growing("'aaaa'", 20, "REPLACE(?x, '(a)', '$1$1$1$1$1$1')") + "}", 413, 504),
                Attack.of("ENCODE_FOR_URI", "SELECT * { "
                        + growing("'%%%'", 40, "ENCODE_FOR_URI(CONCAT(?x, ?x))") + "}", 413, 504),
                Attack.of("UCASE", "SELECT * { " + growing("'ŉŉŉ'", 40, "UCASE(CONCAT(?x, LCASE(?x)))") + "}", 413,
                        504),
                Attack.of("LCASE of letters of which two are made", "SELECT (STRLEN(LCASE(?x15)) AS ?z) { "
                        + text(15).replace("a", "İ") + "}", 200, 504),
                Attack.of("LCASE of a word of sigmas", "SELECT (STRLEN(LCASE(?x15)) AS ?z) { "
                        + text(15).replace("a", "Σ") + "}", 200, 504),
                Attack.of("IRI of steps up and down", "SELECT (STRLEN(STR(IRI(?x15))) AS ?z) { "
                        + text(15).replace("aaaaaaaaaa", "a/../a/../") + "}", 413),
                Attack.of("URI of steps up and down", "SELECT (STRLEN(STR(URI(?x15))) AS ?z) { "
                        + text(15).replace("aaaaaaaaaa", "a/../a/../") + "}", 413),
                Attack.of("long tag of a language", "SELECT (STRLANG('x', ?x15) AS ?z) (LANGMATCHES(?x15, 'a-a') AS ?y) { "
                        + text(15).replace("aaaaaaaaaa", "a-a-a-a-a-") + "}", 200, 413),
                Attack.of("GROUP_CONCAT", "SELECT (GROUP_CONCAT(?c) AS ?z) { " + FIVE + "}", 413, 504),
                Attack.of("GROUP_CONCAT DISTINCT", "SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?a), STR(?d), STR(?g))) "
                        + "AS ?z) { " + FIVE + "}", 413, 504),
                Attack.of("GROUP_CONCAT with a long separator", "SELECT (GROUP_CONCAT(?c; separator='"
                        + "-".repeat(20_000) + "') AS ?z) { " + THREE + "}", 413, 504),
                Attack.of("whole numbers", "SELECT ?x40 { " + growing("9999999999", 40, "?x * ?x") + "}", 413, 504),
                Attack.of("decimal numbers", "SELECT ?x40 { " + growing("99999.99999", 40, "?x * ?x") + "}", 413, 504),
                Attack.of("sum of products", "SELECT (SUM(?x40) AS ?z) { " + growing("99", 40, "?x * ?x + ?x") + "}",
                        413, 504),
                Attack.of("text as a number", XSD + "SELECT (xsd:integer(?x16) AS ?z) { "
                        + growing("'9999999999'", 16, "CONCAT(?x, ?x)") + "}", 413, 504),
                Attack.of("text as a typed number", XSD + "SELECT (STRDT(?x16, xsd:integer) + 1 AS ?z) { "
                        + growing("'9999999999'", 16, "CONCAT(?x, ?x)") + "}", 413, 504),
                Attack.of("number of 60,000 digits", "SELECT (" + "9".repeat(60_000) + " + 1 AS ?z) {}", 413),
                Attack.of("span of a billion days", XSD + "SELECT ('2020-01-01T00:00:00Z'^^xsd:dateTime + "
                        + "'P999999999D'^^xsd:dayTimeDuration AS ?z) {}", 413),
                Attack.of("span of seconds", XSD + "SELECT ('2020-01-01T00:00:00Z'^^xsd:dateTime - "
                        + "'PT999999999999999S'^^xsd:dayTimeDuration AS ?z) {}", 413),
                Attack.of("large exponent", XSD + "SELECT (xsd:integer('1e999999999'^^xsd:double) AS ?z) "
                        + "(CEIL('1E999999999'^^xsd:decimal) AS ?y) {}", 200),
                Attack.of("no tag of a language", "SELECT (STRLANG('x', 'a b') AS ?z) {}", 200),
                Attack.of("too few arguments", GEOF + "SELECT (geof:distance(1, 2) AS ?z) {}", 400),
                Attack.of("too many arguments", XSD + "SELECT (xsd:integer(1, 2) AS ?z) {}", 400),
                Attack.of("long search", "SELECT (CONTAINS(?x16, CONCAT(SUBSTR(?x15, 1, 300000), 'b')) AS ?z) { "
                        + text(16) + "}", 200, 504),
                Attack.of("long search before",
                        "SELECT (STRBEFORE(?x16, CONCAT(SUBSTR(?x15, 1, 300000), 'b')) AS ?z) { "
                        + text(16) + "}", 200, 504));
    }

    static List<Attack> patterns() {
        return List.of(
                Attack.of("backtracking", "ASK { BIND('" + "a".repeat(4000) + "' AS ?d) FILTER regex(?d, '^(a+)+x$') }",
                        200),
                Attack.of("backtracking in a constant", "ASK { FILTER regex('" + "a".repeat(60) + "', '^(a|aa)+$x') }",
                        200),
                Attack.of("reference back", "ASK { ?s ?p ?d FILTER regex(?d, '^(a+)+\\\\1x$') }", 400),
                Attack.of("reference back that comes late", "ASK { BIND('(a)\\\\1' AS ?p) FILTER regex('aa', ?p) }",
                        400),
                Attack.of("looking ahead", "ASK { ?s ?p ?d FILTER regex(?d, '(?=a)*b') }", 400),
                Attack.of("possessive", "ASK { ?s ?p ?d FILTER regex(?d, 'a++b') }", 400),
                Attack.of("large repetition", "ASK { ?s ?p ?d FILTER regex(?d, 'a{100000}') }", 400),
                Attack.of("repetition of repetitions", "ASK { ?s ?p ?d FILTER regex(?d, '((a{100}){100}){100}') }",
                        400),
                Attack.of("repetition of repetitions of repetitions", "SELECT (REGEX(?c, '((((x{1,1000}){1,1000})"
                        + "{1,1000}))') AS ?r) { ?a ?b ?c } LIMIT 1", 400),
                Attack.of("repetition of repetitions that comes late", "SELECT (REGEX('x', ?p) AS ?r) { BIND("
                        + "CONCAT('((((x{1,1000}){1,1000})', '{1,1000}))') AS ?p) }", 400),
                Attack.of("many expressions", "ASK { ?a ?b ?c FILTER(1 IN (" + each(1200, ", ",
                        i -> "REGEX(?c, '(x{1,1000}){1,9}" + i + "')") + ")) }", 400),
                Attack.of("many expressions that come late", "ASK { ?a ?b ?c BIND('(x{1,1000}){1,9}' AS ?x) "
                        + "FILTER(1 IN (" + each(1200, ", ", i -> "REGEX(?c, CONCAT(?x, '" + i + "'))") + ")) }", 504),
                Attack.of("both cases of a wide range", "ASK { ?s ?p ?d FILTER regex(?d, '"
                        + "[A-\uffa0]".repeat(300) + "', 'i') }", 400),
                Attack.of("letter whose cases never end", "ASK { ?s ?p ?d FILTER regex(?d, '\u1c80', 'i') }", 200),
                Attack.of("groups in each instruction", "ASK { ?s ?p ?d FILTER regex(?d, '"
                        + "()".repeat(1000) + "x{1000}') }", 400),
                Attack.of("large class repeated",
                        "ASK { ?s ?p ?d FILTER regex(?d, '" + "\\\\p{L}{900}".repeat(100) + "') }", 400),
                Attack.of("large classes", "ASK { ?s ?p ?d FILTER regex(?d, '" + "\\\\w".repeat(2000) + "') }", 400),
                Attack.of("large classes that come late", "SELECT * { ?s ?p ?d FILTER regex(?d, CONCAT('"
                        + "[\\\\W]".repeat(120) + "', ?d)) }", 200, 400),
                Attack.of("long pattern", "ASK { ?s ?p ?d FILTER regex(?d, '" + "a?".repeat(20_000) + "') }", 400),
                Attack.of("deep pattern", "ASK { ?s ?p ?d FILTER regex(?d, '" + "(".repeat(1900) + ")".repeat(1900)
                        + "') }", 200, 400),
                Attack.of("unknown flag", "ASK { ?s ?p ?d FILTER regex(?d, 'a', 'z') }", 400),
                Attack.of("REPLACE with reference back", "SELECT (REPLACE('aa', '(a)\\\\1', 'b') AS ?z) {}", 400),
                Attack.of("subtraction of classes", "SELECT (REGEX('b', '^[a-z-[aeiou]]$') AS ?z) {}", 200),
                Attack.of("intersection of classes that comes late", "SELECT (REGEX('b', ?p) AS ?z) { BIND("
                        + "'[a-z&&[^b]]' AS ?p) }", 400),
                Attack.of("REPLACE by what is found many times", "SELECT (STRLEN(REPLACE(?x16, '^.+$', '"
                        + "$0".repeat(300) + "')) AS ?z) { " + text(16) + "}", 413, 504),
                Attack.of("REPLACE by an unknown group", "SELECT (REPLACE('aa', 'a', '$9') AS ?z) {}", 200),
                Attack.of("REPLACE of nothing", "SELECT (REPLACE('aaaa', '', 'b') AS ?z) {}", 200));
    }

    static List<Attack> memory() {
        return List.of(
                Attack.of("ORDER BY of many rows", "SELECT * { " + FIVE + "} ORDER BY ?a ?d ?c", 413, 504),
                Attack.of("ORDER BY of long rows",
                        "SELECT * { " + THREE + text(16) + "BIND(CONCAT(?x15, STR(?a)) AS ?y) "
                        + "} ORDER BY ?y", 413, 504),
                Attack.of("DISTINCT of rows", count("{ SELECT DISTINCT * { " + FIVE + "} }"), 413, 504),
                Attack.of("COUNT DISTINCT of rows", "SELECT (COUNT(DISTINCT *) AS ?z) { " + FIVE + "}", 413, 504),
                Attack.of("COUNT DISTINCT of values",
                        "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?d), STR(?g), STR(?j))) AS ?z) { " + FIVE + "}",
                                413, 504),
                Attack.of("COUNT DISTINCT of blank nodes", "SELECT (COUNT(DISTINCT BNODE()) AS ?z) { " + FIVE + "}",
                        413, 504),
                Attack.of("COUNT DISTINCT of new identifiers",
                        "SELECT (COUNT(DISTINCT STRUUID()) AS ?z) { " + FIVE + "}",
                        413, 504),
                Attack.of("groups", "SELECT ?a ?d ?g (COUNT(*) AS ?z) { " + FIVE + "} GROUP BY ?a ?c ?d ?f ?g ?i ?j",
                        413,
                        504),
                Attack.of("groups without aggregates", "SELECT ?y { " + FIVE + "} GROUP BY (STRUUID() AS ?y)", 413,
                        504),
                Attack.of("large values of groups", "SELECT ?a (MAX(CONCAT(?x16, STR(?a))) AS ?z) { " + THREE + text(16)
                        + "} GROUP BY ?a ?d", 413, 504),
                Attack.of("SAMPLE of large values",
                        "SELECT (SAMPLE(?x16) AS ?z) { " + TWO + text(16) + "} GROUP BY ?a ?d",
                        413, 504),
                Attack.of("texts of one row", "SELECT (STRLEN(?y99) AS ?z) { " + text(16).replace("a", "\u0416")
                        + each(100, " ", i -> "BIND(CONCAT(?x16, '" + i + "') AS ?y" + i + ")") + " }", 413, 504),
                Attack.of("texts of one function", "SELECT (STRLEN(CONCAT(" + each(300, ", ",
                        i -> "SUBSTR(?x16, " + i + ")") + ")) AS ?z) { " + text(16) + " }", 413, 504),
                Attack.of("texts of functions within one another", "SELECT (" + each(60, "", i -> "CONCAT(?x16, '" + i
                        + "') < STR(") + "1" + ")".repeat(60) + " AS ?z) { " + text(16) + " }", 413, 504),
                Attack.of("texts of one row after another", "SELECT (COUNT(*) AS ?z) { { SELECT * { " + TWO
                        + "} LIMIT 200 } " + text(12) + "BIND(CONCAT(?x12, STR(?a)) AS ?y) FILTER(STRLEN(CONCAT(?y, "
                        + "STR(?d))) > 5) }", 200, 504),
                Attack.of("MINUS", "SELECT * { " + TWO + "MINUS { ?a ?x ?y . ?d ?v ?w . ?p ?q ?r } }", 413, 504),
                Attack.of("hash join", count("{ SELECT ?a ?d ?x { " + TWO + "?x ?y ?z } } { SELECT ?a ?g { ?a ?h ?c . "
                        + "?g ?i ?j } }"), 413, 504),
                Attack.of("CONSTRUCT", "CONSTRUCT { ?a ?b ?f . ?d ?e ?c . ?d ?b ?i } { " + THREE + "}", 413, 504),
                Attack.of("CONSTRUCT of blank nodes",
                        "CONSTRUCT { [] <x:p> [ <x:q> ?a ; <x:r> [ <x:s> ?d ] ] } { " + THREE + "}", 413, 504),
                Attack.of("DESCRIBE", "DESCRIBE ?a ?d ?g ?j ?m { " + FIVE + "}", 413, 504),
                Attack.of("long texts that are nowhere", count(TWO + text(15) + "BIND(CONCAT(?x15, STRUUID()) AS ?y) "
                        + "FILTER(!EXISTS { ?z <x:a> ?y })"), 504, 200),
                Attack.of("datatypes without end", "SELECT (COUNT(?y) AS ?z) { " + THREE + text(7) + "BIND(STRDT('1', "
                        + "IRI(CONCAT('http://x/', ?x7, STRUUID()))) AS ?y) }", 504),
                Attack.of("rows", "SELECT * { " + THREE + "}", 0, 504));
    }

    static List<Attack> shapes() {
        return List.of(
                Attack.of("groups in groups", "SELECT * " + "{".repeat(20_000) + "}".repeat(20_000), 400),
                Attack.of("brackets in brackets",
                        "SELECT (" + "(1+".repeat(9000) + "1" + ")".repeat(9000) + " AS ?z) {}",
                        400),
                Attack.of("long sum", "SELECT (1" + "+1".repeat(20_000) + " AS ?z) {}", 400),
                Attack.of("chain of not", "SELECT (" + "! ".repeat(15_000) + "true AS ?z) {}", 400),
                Attack.of("chain of minus", "SELECT (" + "- ".repeat(15_000) + "1 AS ?z) {}", 400),
                Attack.of("lists in lists", "SELECT * { ?a ?b " + "(".repeat(9000) + ")".repeat(9000) + " }", 400),
                Attack.of("blank nodes in blank nodes", "SELECT * { ?a ?b " + "[?b ".repeat(9000) + "?c"
                        + "]".repeat(9000) + " }", 400),
                Attack.of("sub-queries in sub-queries", "SELECT * { " + "{ SELECT * { ".repeat(2000) + "?a ?b ?c"
                        + "} }".repeat(2000) + "}", 400),
                Attack.of("paths in paths",
                        "SELECT * { ?a " + "(".repeat(9000) + "<x:a>" + ")*".repeat(9000) + " ?b }", 400),
                Attack.of("long path", "SELECT * { ?a " + each(8000, "/", i -> "<x:a>") + " ?b }", 400),
                Attack.of("path of options", count("?a " + each(200, "/", i -> ANY + "?") + " ?b"), 504, 413),
                Attack.of("EXISTS in EXISTS",
                        "ASK { " + "FILTER EXISTS { ?a ?b ?c ".repeat(1500) + "}".repeat(1500) + "}",
                        400),
                Attack.of("OPTIONAL after OPTIONAL", "SELECT * { " + "OPTIONAL { ?a ?b ?c } ".repeat(2500) + "}", 400),
                Attack.of("UNION after UNION", "SELECT * { " + each(2500, " UNION ", i -> "{ ?a ?b ?c }") + "}", 400),
                Attack.of("chain of or", "ASK { ?a ?b ?c FILTER(" + each(3000, " || ",
                        i -> "?a = <x:" + i + ">") + ") }",
                        400),
                Attack.of("many filters", "SELECT * { ?a ?b ?c " + each(2000, " ", i -> "FILTER(?a != <x:" + i + ">)")
                        + "}", 200, 504),
                Attack.of("long IN", "SELECT * { ?a ?b ?c FILTER(?a IN (" + each(4000, ",",
                        i -> "<x:" + i + ">") + ")) }",
                        200, 504),
                Attack.of("many patterns", "SELECT * { " + each(2500, "", i -> "?a" + i + " ?b" + i + " ?c" + i + " . ")
                        + "}", 400),
                Attack.of("many patterns of one subject", "SELECT * { "
                        + each(2500, "", i -> "?a ?b" + i + " ?c" + i + " . ") + "}", 400),
                Attack.of("many values bound", "SELECT * { " + each(2500, " ",
                        i -> "BIND(" + i + " AS ?b" + i + ")") + "}",
                        400),
                Attack.of("many graphs", count(each(8, " ", i -> "GRAPH ?g" + i + " { ?a" + i + " ?b" + i + " ?c" + i
                        + " }")), 504, 413),
                Attack.of("excluded properties", count("?p !(" + each(3000, "|", i -> "<x:" + i + ">") + ") ?q . "
                        + FIVE), 504),
                Attack.of("too long", "ASK {} #" + "x".repeat(70_000), 413),
                Attack.of("comment to the limit", "ASK {} #" + "x".repeat(65_000), 200),
                Attack.of("unknown escapes", "ASK { ?s ?p '\\ud800' }", 400),
                Attack.of("null characters", "ASK { ?s ?p '\u0000' }", 200, 400),
                Attack.of("escaped structure", "ASK \\u007B \\u007D", 200, 400),
                Attack.of("unending comment", "#".repeat(60_000), 400),
                Attack.of("unending string", "ASK { ?s ?p '''" + "'".repeat(60_000), 400),
                Attack.of("long prefix", "PREFIX " + "p".repeat(60_000) + ": <x:> ASK {}", 200),
                Attack.of("many prefixes", each(3000, " ", i -> "PREFIX p" + i + ": <x:" + i + ">") + " ASK {}", 200,
                        413),
                Attack.of("negative limit", "SELECT * { ?s ?p ?o } LIMIT -1", 400),
                Attack.of("limit beyond numbers", "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999", 400, 200));
    }
}

package org.portolan.endpoint;

import java.util.ArrayList;
import java.util.List;

/** Ways to make the server call another, run code or write; each URL is that of a server that counts its calls. */
final class WaysOut {
    private static final String SERVICE = "SERVICE <URL> { ?s ?p ?o }";
    private static final String CALL = "<java:org.apache.jena.sparql.function.library.pi>()";
    private static final List<String> SERVICES = List.of(
            "SELECT * { # }", "SELECT * { { # } UNION { ?a ?b ?c } }", "SELECT * { OPTIONAL { # } }",
            "SELECT * { ?a ?b ?c MINUS { # } }", "SELECT * { GRAPH ?g { # } }", "SELECT * { GRAPH <x:g> { # } }",
            "SELECT * { ?a ?b ?c FILTER EXISTS { # } }", "SELECT * { ?a ?b ?c FILTER NOT EXISTS { # } }",
            "SELECT * { ?a ?b ?c FILTER(1 = 1 || EXISTS { # }) }", "SELECT * { ?a ?b ?c BIND(EXISTS { # } AS ?e) }",
            "SELECT (EXISTS { # } AS ?e) { ?a ?b ?c }", "SELECT * { ?a ?b ?c } ORDER BY (EXISTS { # })",
            "SELECT ?e { ?a ?b ?c } GROUP BY (EXISTS { # } AS ?e)",
            "SELECT (SUM(IF(EXISTS { # }, 1, 0)) AS ?n) { ?a ?b ?c }",
            "SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING(EXISTS { # })",
            "SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING(MAX(IF(EXISTS { # }, 1, 0)) > 0)",
            "SELECT (COALESCE(1/0, EXISTS { # }) AS ?n) {}", "SELECT (IF(true, 1, EXISTS { # }) AS ?n) {}",
            "SELECT (GROUP_CONCAT(STR(EXISTS { # })) AS ?n) { ?a ?b ?c }",
            "SELECT * { ?a ?b ?c FILTER(?a IN (1, EXISTS { # })) }",
            "SELECT * { { SELECT * { # } } }", "SELECT * { { SELECT * { { SELECT * { # } LIMIT 1 } } } }",
            "SELECT * { FILTER EXISTS { { SELECT * { FILTER NOT EXISTS { # } } } } }",
            "ASK { # }", "CONSTRUCT { ?s ?p ?o } WHERE { # }", "DESCRIBE ?s { # }",
            "SELECT * { SERVICE <URL> { # } }", "SELECT * { VALUES ?v { 1 } # }", "SELECT * { # FILTER(false) }",
            "SELECT * { FILTER(false) # } LIMIT 0", "SELECT * { ?a ?b ?c OPTIONAL { ?d ?e ?f FILTER EXISTS { # } } }");
    private static final List<String> OTHERS = List.of(
            "SELECT * { service <URL> { ?s ?p ?o } }", "SELECT * { sErViCe\n\t<URL>\n{ ?s ?p ?o } }",
            "SELECT * { SERVICE#x\n<URL> { ?s ?p ?o } }", "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
            "SELECT * { SERVICE ?u { ?s ?p ?o } VALUES ?u { <URL> } }",
            "SELECT * { VALUES ?u { <URL> } SERVICE SILENT ?u { ?s ?p ?o } }",
            "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
            "SELECT * { BIND(IRI('URL') AS ?u) SERVICE SILENT ?u { ?s ?p ?o } }",
            "SELECT * { SERVICE <URL?timeout=1> { ?s ?p ?o } }", "SELECT * { SERVICE <loop:URL> { ?s ?p ?o } }",
            "SELECT * { SERVICE <cache:URL> { ?s ?p ?o } }", "SELECT * { SERVICE <> {} }",
            "PREFIX u: <URL> SELECT * { SERVICE u: { ?s ?p ?o } }", "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
            "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }",
            "SELECT * FROM <URL> { ?s ?p ?o }", "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
            "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "ASK FROM <URL> { ?s ?p ?o }",
                    "DESCRIBE <x:y> FROM <URL>",
            "CONSTRUCT FROM <URL> { ?s ?p ?o } WHERE { ?s ?p ?o }", "BASE <URL> SELECT * FROM <> { ?s ?p ?o }",
            "LOAD <URL>", "LOAD SILENT <URL> INTO GRAPH <x:g>", "INSERT { ?s ?p ?o } WHERE { # }",
            "INSERT DATA { <x:a> <x:b> <x:c> }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "DROP SILENT ALL",
            "CREATE GRAPH <x:g>", "COPY DEFAULT TO <x:g>", "MOVE DEFAULT TO <x:g>", "ADD DEFAULT TO <x:g>",
            "INSERT DATA { <x:a> <x:b> <x:c> } ; LOAD <URL>", "ASK {} ; LOAD <URL>",
                    "JSON { 'a': ?s } WHERE { ?s ?p ?o }",
            "SELECT * { ?s ?p ?o LATERAL { # } }", "SELECT * { LET (?x := 1) }",
                    "SELECT * { ?s ?p ?o UNFOLD(?s AS ?t) }");
    private static final List<String> FUNCTIONS = List.of(
            "SELECT (# AS ?x) {}", "ASK { FILTER(# > 1) }", "SELECT * { BIND(# AS ?x) }",
            "SELECT * { ?s ?p ?o } ORDER BY #", "SELECT * { ?s ?p ?o } ORDER BY DESC(1 + #)",
            "SELECT ?x { ?s ?p ?o } GROUP BY (# AS ?x)", "SELECT (MAX(#) AS ?x) { ?s ?p ?o }",
            "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING(# > 1)", "ASK { ?s ?p ?o FILTER(IF(true, 1, #) = 1) }",
            "ASK { ?s ?p ?o FILTER EXISTS { ?a ?b ?c FILTER(# > 1) } }");
    private static final List<String> OTHER_FUNCTIONS = List.of(
            "SELECT (<java:java.lang.System.exit>(1) AS ?x) {}", "SELECT (CALL(<java:java.lang.Runtime>) AS ?x) {}",
            "SELECT (<http://jena.apache.org/ARQ/function#pi>() AS ?x) {}",
            "SELECT (<http://jena.apache.org/ARQ/jsFunction#f>(1) AS ?x) {}",
            "SELECT (<http://jena.apache.org/ARQ/scriptFunction/js#f>(1) AS ?x) {}",
            "SELECT (<http://www.w3.org/2005/xpath-functions#doc>('URL') AS ?x) {}",
            "SELECT (<http://www.w3.org/2005/xpath-functions#collation-key>('x') AS ?x) {}",
            "SELECT (<http://www.w3.org/2005/xpath-functions/math#pow>(9, 999999999) AS ?x) {}",
            "SELECT (<http://jena.apache.org/ARQ/function/aggregate#stdev>(?o) AS ?x) { ?s ?p ?o }",
            "SELECT * { ?s <java:org.apache.jena.sparql.pfunction.library.listMember> ?o }",
            "PREFIX apf: <http://jena.apache.org/ARQ/property#> SELECT * { ?x apf:splitIRI (?a ?b) }",
            "PREFIX apf: <http://jena.hpl.hp.com/ARQ/property#> SELECT * { ?x apf:strSplit ('a' 'b') }",
            "PREFIX apf: <http://jena.apache.org/ARQ/property#> SELECT * { ?x apf:versionARQ ?v }",
            "SELECT * { ?s <java:x>/<x:y> ?o }", "SELECT * { ?s ^<java:x>+|!(<java:y>) ?o }",
            "SELECT * { ?s <http://jena.apache.org/text#query> 'x' }",
            "SELECT * { ?s <http://jena.apache.org/spatial#nearby> (1 2 3) }");

    private WaysOut() {
    }

    /** Queries, all of which are answered with 400. */
    static List<String> queries(String url) {
        List<String> all = new ArrayList<>();
        SERVICES.forEach(where -> {
            all.add(where.replace("#", SERVICE));
            all.add(where.replace("#", SERVICE.replace("SERVICE", "SERVICE SILENT")));
        });
        OTHERS.forEach(way -> all.add(way.replace("# }", SERVICE + " }")));
        FUNCTIONS.forEach(where -> all.add(where.replace("#", CALL)));
        all.addAll(OTHER_FUNCTIONS);
        return all.stream().map(query -> query.replace("URL", url)).toList();
    }
}

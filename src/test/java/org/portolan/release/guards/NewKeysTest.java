package org.portolan.release.guards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NewKeysTest {
    private final Map<String, Set<Said>> vanished = new TreeMap<>();
    private final Map<String, Set<Said>> appeared = new TreeMap<>();
    private final Map<Said, Integer> frequencies = new HashMap<>();
    private final Map<String, String> replaced = new HashMap<>();

    @BeforeAll
    static void startJena() {
        JenaSystem.init();
    }

    @Test
    void thingThatSaysMostOfTheSameIsFound() {
        gone("ghent", "City", "label Ghent", "code 44021", "country be");
        fresh("gent", "City", "label Gent", "code 44021", "country be");
        fresh("bruges", "City", "label Bruges", "code 31005", "country be");
        assertEquals(Map.of("urn:ghent", "urn:gent"), find());
    }

    @Test
    void thingOfAnotherClassIsNone() {
        gone("ghent", "City", "label Ghent", "code 44021");
        fresh("gent", "Place", "label Ghent", "code 44021");
        assertEquals(Map.of(), find());
    }

    /** Two memberships agree in all but the member. */
    @Test
    void whatManyShareTellsNothing() {
        frequencies.put(said("organisation iash"), 36);
        frequencies.put(said("role member"), 30);
        frequencies.put(said("since 2021"), 30);
        frequencies.put(type("Membership"), 36);
        gone("iash-ghent", "Membership", "organisation iash", "role member", "since 2021", "member ghent");
        fresh("iash-bruges", "Membership", "organisation iash", "role member", "since 2021", "member bruges");
        assertEquals(Map.of(), find());
    }

    @Test
    void thingThatNamesAnotherUnderItsNewKeyIsFoundToo() {
        frequencies.put(said("organisation iash"), 36);
        frequencies.put(type("Membership"), 36);
        gone("ghent", "City", "code 44021");
        gone("a-membership", "Membership", "organisation iash", "member ghent");
        fresh("gent", "City", "code 44021");
        fresh("b-membership", "Membership", "organisation iash", "member gent");
        assertEquals(Map.of("urn:ghent", "urn:gent", "urn:a-membership", "urn:b-membership"), find());
    }

    @Test
    void keysThatTheTablesTellAreFollowedToTheirEnd() {
        replaced.put("urn:ghent", "urn:gand");
        replaced.put("urn:gand", "urn:gent");
        gone("a-membership", "Membership", "member ghent");
        fresh("b-membership", "Membership", "member gent");
        assertEquals(Map.of("urn:a-membership", "urn:b-membership"), find());
    }

    private Map<String, String> find() {
        return new NewKeys(vanished, appeared, frequencies, replaced).find();
    }

    private void gone(String name, String type, String... statements) {
        vanished.put("urn:" + name, statements(type, statements));
    }

    private void fresh(String name, String type, String... statements) {
        appeared.put("urn:" + name, statements(type, statements));
    }

    private static Set<Said> statements(String type, String... statements) {
        Set<Said> all = new HashSet<>(Set.of(type(type)));
        for (String statement : statements) {
            all.add(said(statement));
        }
        return all;
    }

    private static Said type(String name) {
        return new Said(RDF.type.asNode(), node(name));
    }

    private static Said said(String statement) {
        String[] parts = statement.split(" ");
        return new Said(node(parts[0]), node(parts[1]));
    }

    private static Node node(String name) {
        return NodeFactory.createURI("urn:" + name);
    }
}

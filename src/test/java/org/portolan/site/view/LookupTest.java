package org.portolan.site.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portolan.site.SmallSite.node;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.site.SmallSite;
import org.portolan.site.arrangement.Field;
import org.portolan.site.arrangement.Kind;

class LookupTest {
    private final SmallSite site = new SmallSite(Lookup.MOST + 20);
    private final Lookup english = site.lookup("en", 1);

    @Test
    void labelIsInTheReadersLanguageOrElseInNone() {
        assertEquals("Ada", english.label(node("id/ship/ada")));
        assertEquals("Ada (Schiff)", site.lookup("de", 1).label(node("id/ship/ada")));
        assertEquals("Bea", english.label(node("id/ship/bea")));
    }

    @Test
    void thingWithoutLabelIsCalledByWhatMakesItsTitle() {
        assertEquals("Ada – Bea", english.label(node("id/voyage/first")));
        assertEquals("Bea", english.labelBeside(node("id/voyage/first"), node("id/ship/ada")));
        assertEquals("Ada", english.labelBeside(node("id/voyage/first"), node("id/ship/bea")));
        assertEquals("Bea", english.labelBeside(node("id/ship/bea"), node("id/ship/ada")));
    }

    @Test
    void titleOfNothingButTheOtherThingStandsWhole() {
        assertEquals("Ada", english.labelBeside(node("id/voyage/more-0"), node("id/ship/ada")));
    }

    @ParameterizedTest
    @CsvSource({"http://www.w3.org/ns/org#Site,org:Site", "https://example.org/id/ship/x,id/ship/x",
            "https://example.net/x,example.net/x",
            "https://example.org/releases/0/data/ships.csv#row=12,'ships.csv, row 12'",
            "http://purl.org/dc/terms/date,dcterms:date"})
    void unnamedResourceIsShortenedForReading(String iri, String expected) {
        assertEquals(expected, english.label(NodeFactory.createURI(iri)));
    }

    @Test
    void propertyIsCalledAsTheShapeOrTheProgramHasIt() {
        assertEquals("Built", english.propertyName(node("ns#built")));
        assertEquals("Titel",
                site.lookup("de", 1).propertyName(NodeFactory.createURI("http://purl.org/dc/terms/title")));
        assertEquals("unnamed", english.propertyName(node("ns#unnamed")));
    }

    @Test
    void incomingComesInPartsThatMissNothingAndRepeatNothing() {
        Lookup.Incoming first = english.incoming(node("id/ship/ada"));
        Lookup.Incoming second = site.lookup("en", 2).incoming(node("id/ship/ada"));
        assertEquals(Lookup.MOST, first.statements().size());
        assertTrue(first.hasMore());
        assertFalse(second.hasMore());
        Set<Triple> all = new HashSet<>(first.statements());
        all.addAll(second.statements());
        assertEquals(Lookup.MOST + 21, all.size());
        assertEquals(List.of(), site.lookup("en", 3).incoming(node("id/ship/ada")).statements());
    }

    @Test
    void valuesAreBounded() {
        Kind ship = site.arrangement().kind("ship").orElseThrow();
        Field voyages = site.arrangement().fields(ship).get(2);
        assertEquals(Lookup.MOST, english.values(node("id/ship/ada"), voyages.path()).size());
    }

    @Test
    void kindFollowsFromTheAddressAndThingsFromTheirClass() {
        assertEquals(Optional.of("ship"), english.kind("https://example.org/id/ship/ada").map(Kind::key));
        assertEquals(Optional.empty(), english.kind("https://example.org/doc/ship/ada"));
        Set<Node> ships = new HashSet<>(english.things(site.arrangement().kind("ship").orElseThrow()));
        assertEquals(Set.of(node("id/ship/ada"), node("id/ship/bea")), ships);
    }
}

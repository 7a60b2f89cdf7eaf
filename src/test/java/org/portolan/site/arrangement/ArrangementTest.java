package org.portolan.site.arrangement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.portolan.site.SmallSite;

class ArrangementTest {
    private final SmallSite site = new SmallSite(0);
    private final Arrangement arrangement = site.arrangement();

    @Test
    void kindsComeInTheirOrder() {
        assertEquals(List.of("ship", "voyage"), arrangement.kinds().stream().map(Kind::key).toList());
        assertTrue(arrangement.kind("ship").orElseThrow().inNavigation());
        assertFalse(arrangement.kind("voyage").orElseThrow().inNavigation());
        assertEquals(Optional.empty(), arrangement.kind("harbour"));
    }

    @Test
    void fieldsFollowTheOrderOfGroupsAndThenTheirOwnAndNeedAName() {
        List<Field> fields = arrangement.fields(arrangement.kind("ship").orElseThrow());
        assertEquals(List.of("Name", "Built", "Voyages"),
                fields.stream().map(field -> field.name().get("en")).toList());
        assertEquals("Relations", fields.get(2).group().name().get("en"));
        assertEquals(Optional.of(SmallSite.node("ns#ship")), fields.get(2).inverse());
        assertEquals(Optional.of(SmallSite.node("ns#built")), fields.get(1).property());
    }

    @Test
    void sectionsAreListsOrQueriesInTheirOrder() {
        List<Arrangement.Section> sections = arrangement.sections();
        assertEquals(Optional.of("ship"), sections.get(0).list().map(Kind::key));
        assertEquals(Optional.of("oldest"), sections.get(1).query());
        assertEquals(2, sections.size());
    }

    @Test
    void shapeNamesAProperty() {
        assertEquals(Map.of("en", "Built"), arrangement.nameOf(SmallSite.node("ns#built")));
        assertEquals(Map.of(), arrangement.nameOf(SmallSite.node("ns#unnamed")));
    }

    @Test
    void ontologyThatArrangesNothingLeavesEnglish() {
        Arrangement nothing = new Arrangement(GraphFactory.createDefaultGraph(), arrangement.columns());
        assertEquals(List.of("en"), nothing.languages());
        assertEquals(List.of(), nothing.kinds());
        assertEquals(List.of(), nothing.sections());
        assertEquals(Optional.empty(), nothing.about());
    }

    @Test
    void textFallsBackToTheFirstLanguageOfThePagesAndThenToAny() {
        Map<String, String> ranked = arrangement.ranked(Map.of("de", "Schiff", "en", "ship", "ar", "safina", "", "s"));
        assertEquals(List.of("en", "de", "", "ar"), List.copyOf(ranked.keySet()));
        assertEquals("Schiff", Arrangement.in("de", ranked));
        assertEquals("ship", Arrangement.in("fr", ranked));
        assertEquals("nave", Arrangement.in("fr", Map.of("it", "nave")));
        assertEquals("", Arrangement.in("fr", Map.of()));
    }
}

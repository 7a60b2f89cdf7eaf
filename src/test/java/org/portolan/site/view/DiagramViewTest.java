package org.portolan.site.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.portolan.site.SmallSite;
import org.portolan.site.drawing.Diagram;
import org.portolan.site.page.Texts;

/** The drawing of a publication that has kinds and things, and shapes without classes. */
class DiagramViewTest {
    private final SmallSite site = new SmallSite(3);

    @Test
    void kindsAndThingsAreEnough() {
        Diagram diagram = drawing("ns").orElseThrow();
        assertEquals(List.of(List.of("Ship"), List.of("Voyage")), diagram.boxes().stream()
                .map(box -> box.texts().stream().map(Diagram.Text::text).toList()).toList());
        assertEquals(List.of(List.of("harbour", "ship")), diagram.arrows().stream()
                .map(arrow -> arrow.texts().stream().map(Diagram.Text::text).toList()).toList());
        assertEquals(Optional.of("/ns#harbour"), diagram.arrows().get(0).texts().get(0).href());
    }

    @Test
    void textsStandInTheirBoxes() {
        for (Diagram.Box box : drawing("ns").orElseThrow().boxes()) {
            box.texts().forEach(text -> assertTrue(text.y() > box.y() && text.y() < box.y() + box.height()
                    && text.style().width(text.text()) <= box.width(), text::toString));
        }
    }

    @Test
    void nothingIsDrawnOfAVocabularyThatNothingUses() {
        assertEquals(Optional.empty(), drawing("words"));
    }

    private Optional<Diagram> drawing(String vocabulary) {
        Lookup lookup = site.lookup("en", 1);
        ClassUse use = new ClassUse(site.arrangement(), lookup.data());
        return new DiagramView(lookup, site.arrangement(), Texts.in("en"), use)
                .of(NodeFactory.createURI(SmallSite.BASE + vocabulary));
    }
}

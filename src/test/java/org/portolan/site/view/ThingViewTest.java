package org.portolan.site.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.portolan.site.SmallSite.node;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.site.SmallSite;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;

class ThingViewTest {
    @ParameterizedTest
    @CsvSource({"1,1,What the sources say", "100,100,What the sources say", "101,100,What the sources say: the first 100"})
    void claimsThatAreNotShownAreAnnounced(int all, int shown, String caption) {
        SmallSite site = new SmallSite(0, all);
        Value.Table claims = new ThingView(site.lookup("en", 1), site.arrangement(), Texts.in("en"))
                .page(node("id/ship/bea")).claims().own().orElseThrow();
        assertEquals(shown, claims.rows().size());
        assertEquals(caption, claims.caption());
    }
}

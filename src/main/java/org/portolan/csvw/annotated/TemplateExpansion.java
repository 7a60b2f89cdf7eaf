package org.portolan.csvw.annotated;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands a URI template that has one variable, such as the locations of metadata. */
public final class TemplateExpansion {
    private TemplateExpansion() {
    }

    /** The template with a value in the place of its variable; empty if it is no template. */
    public static Optional<String> of(String template, String variable, String value) {
        UriTemplate.Bindings bindings = new UriTemplate.Bindings() {
            @Override
            public int count(int number) {
                return number == 0 ? 1 : 0;
            }

            @Override
            public String text(int number, int which) {
                return value;
            }
        };
        return UriTemplate.parse(template, new UriTemplate.Names(List.of(variable), Map.of()))
                .map(parsed -> parsed.expand(bindings));
    }
}

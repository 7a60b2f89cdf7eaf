package org.portolan.csvw.rdf;

import java.util.List;
import java.util.Optional;

/** Expands a URI template that has one variable, such as the locations of metadata. */
public final class TemplateExpansion {
    private TemplateExpansion() {
    }

    /** The template with a value in the place of its variable; empty if it is no template. */
    public static Optional<String> of(String template, String variable, String value) {
        return UriTemplate.parse(template).map(parsed -> parsed.expand(name -> name.equals(variable) ? List.of(value) : List.of()));
    }
}

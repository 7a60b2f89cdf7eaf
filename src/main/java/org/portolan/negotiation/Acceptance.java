package org.portolan.negotiation;

import java.util.List;
import java.util.Optional;

/** Tells programs from people by the {@code Accept} header, where an error has no forms of its own to choose from. */
public final class Acceptance {
    private Acceptance() {
    }

    /** True if JSON is asked for by name, as programs do, and HTML is not, as browsers do. */
    public static boolean wantsJson(Optional<String> accept) {
        List<String> named = Negotiation.named(accept);
        return named.stream().anyMatch(type -> type.endsWith("/json") || type.endsWith("+json"))
                && !named.contains("text/html");
    }

    /** True if HTML is asked for by name. */
    public static boolean wantsPage(Optional<String> accept) {
        return Negotiation.named(accept).contains("text/html");
    }
}

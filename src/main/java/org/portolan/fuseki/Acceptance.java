package org.portolan.fuseki;

import java.util.List;
import java.util.Optional;
import org.portolan.negotiation.Negotiation;

/** Tells programs from people by the {@code Accept} header. */
final class Acceptance {
    private Acceptance() {
    }

    /** True if JSON is asked for by name, as programs do, and HTML is not, as browsers do. */
    static boolean wantsJson(String accept) {
        List<String> named = Negotiation.named(Optional.ofNullable(accept));
        return named.stream().anyMatch(type -> type.endsWith("/json") || type.endsWith("+json"))
                && !named.contains("text/html");
    }
}

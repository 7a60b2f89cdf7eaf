package org.portolan.release.guards;

import java.util.List;
import java.util.Optional;

/**
 * A thing that a release speaks of and the next one does not. Its address is gone, whoever linked to it.
 *
 * @param iri     IRI of the thing
 * @param classes IRIs of its classes
 * @param links   how many statements of the earlier release led to it
 * @param home    the row of the earlier release that described it, if one did
 * @param newKey  the thing of the next release that looks like it, if there is one
 */
record VanishedThing(String iri, List<String> classes, long links, Optional<TableRow> home, Optional<String> newKey) {
    /** Copies the list. */
    VanishedThing {
        classes = List.copyOf(classes);
    }
}

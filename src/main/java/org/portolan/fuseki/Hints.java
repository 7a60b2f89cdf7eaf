package org.portolan.fuseki;

import java.util.Optional;
import org.apache.jena.query.Query;
import org.portolan.release.LiveRelease;

/** What an author of a query may have meant. The words of a release are read once. Thread-safe. */
final class Hints {
    private Optional<Vocabulary> last = Optional.empty();

    /** Those of one release. */
    record OfRelease(Vocabulary vocabulary) {
        /** The refusal, with the line that declares a prefix which is missing. */
        Refusal with(Refusal refusal) {
            return vocabulary.prefixFor(refusal.getMessage())
                    .map(hint -> new Refusal(refusal.fault(), refusal.getMessage() + ". " + hint, refusal.spot()))
                    .orElse(refusal);
        }

        /** A sentence on the first term in a namespace of the publication that it does not define. */
        Optional<String> unknownTerm(Query query, String text) {
            return new QueryText(text).iris(query).stream().map(vocabulary::meantBy).flatMap(Optional::stream)
                    .findFirst();
        }
    }

    synchronized OfRelease of(LiveRelease live) {
        Optional<Vocabulary> known = last.filter(vocabulary -> vocabulary.release().equals(live.release().id()));
        if (known.isEmpty()) {
            known = Optional.of(Vocabulary.of(live));
            last = known;
        }
        return new OfRelease(known.get());
    }
}

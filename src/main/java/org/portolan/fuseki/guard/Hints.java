package org.portolan.fuseki.guard;

import java.util.Optional;
import org.apache.jena.query.Query;
import org.portolan.release.live.FewLast;
import org.portolan.release.store.LiveRelease;

/** What an author of a query may have meant. The words of a few releases are kept. Thread-safe. */
public final class Hints {
    /** As many as are open beside one another. */
    private static final int MOST = 8;
    private final FewLast<Words> few = new FewLast<>(MOST);

    /** Those of one release. */
    public static final class OfRelease {
        private final Vocabulary vocabulary;

        private OfRelease(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        /** The refusal, with the line that declares a prefix which is missing. */
        public Refusal with(Refusal refusal) {
            return vocabulary.prefixFor(refusal.getMessage())
                    .map(hint -> new Refusal(refusal.fault(), refusal.getMessage() + ". " + hint, refusal.spot()))
                    .orElse(refusal);
        }

        /** A sentence on the first term in a namespace of the publication that it does not define. */
        public Optional<String> unknownTerm(Query query, String text) {
            return new QueryText(text).iris(query).stream().map(vocabulary::meantBy).flatMap(Optional::stream)
                    .findFirst();
        }
    }

    /** The words of one release; who comes while somebody reads them waits. */
    private static final class Words {
        private Optional<Vocabulary> read = Optional.empty();

        private synchronized Vocabulary of(LiveRelease live) {
            if (read.isEmpty()) {
                read = Optional.of(Vocabulary.of(live));
            }
            return read.get();
        }
    }

    /** Those of a release, whose words are read when it is first asked for; who comes meanwhile waits. */
    public OfRelease of(LiveRelease live) {
        return new OfRelease(few.get(live.release().id(), Words::new).of(live));
    }
}

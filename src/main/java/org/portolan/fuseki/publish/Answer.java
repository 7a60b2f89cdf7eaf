package org.portolan.fuseki.publish;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * What a server said to a request.
 *
 * @param address  what was asked
 * @param request  what it was asked to do, for messages: {@code PUT}, {@code the query}
 * @param status   of the answer
 * @param headers  of the answer
 * @param text     the first bytes of the answer
 * @param credentials what went along, which no message repeats
 */
record Answer(URI address, String request, int status, HttpHeaders headers, String text, Credentials credentials) {
    private static final int MOST_LETTERS = 200;
    private static final int TOO_MANY = 429;
    private static final String HOW = "set " + Credentials.USER + " and " + Credentials.PASSWORD + ", or "
            + Credentials.TOKEN + ", or give a file with --credentials";

    /** For a request whose work turned out to be done although its answer was lost. */
    static Answer done(URI address, String request) {
        return new Answer(address, request, 200, HttpHeaders.of(Map.of(), (name, value) -> true), "",
                Credentials.none());
    }

    boolean isDone() {
        return status >= 200 && status < 300;
    }

    /** True if the same request may be answered otherwise a little later. */
    boolean isPassing() {
        return status >= 500 && status != 501 && status != 505 || isTooMany();
    }

    boolean isTooMany() {
        return status == TOO_MANY;
    }

    /** True if the server will not do this, whenever it is asked. */
    boolean isRefusal() {
        return status >= 400 && !isPassing();
    }

    /** The status; and where it leads, if it is a redirect. */
    String outcome() {
        return status + headers.firstValue("Location").filter(to -> status >= 300 && status < 400)
                .map(to -> " to " + line(to)).orElse("");
    }

    PublishException fault() {
        return new PublishException(address, explanation());
    }

    /** Status, reason and remedy in one line. */
    String explanation() {
        if (status >= 300 && status < 400) {
            return "leads elsewhere (%s), and redirects are not followed; give that address instead"
                    .formatted(outcome());
        }
        return switch (status) {
            case 401 -> unauthorised();
            case 403 -> "does not let %s do this (403 to %s); ask its operator for the permission".formatted(
                    isSigned() ? "this user" : "strangers", request) + (isSigned() ? "" : " or " + HOW);
            case TOO_MANY -> "is asked too often (429 to %s)".formatted(request);
            case 413 -> "takes no request of this size (413 to %s); raise the limit there".formatted(request);
            default -> "answers %d to %s%s".formatted(status, request, reason().map(": "::concat).orElse(""));
        };
    }

    private String unauthorised() {
        boolean isDigest = headers.allValues("WWW-Authenticate").stream().anyMatch(way -> way.startsWith("Digest"))
                && headers.allValues("WWW-Authenticate").stream().noneMatch(way -> way.startsWith("Basic"));
        if (isDigest) {
            return "wants Digest authentication, which is not spoken here; "
                    + "set it to Basic (Fuseki: --auth=basic), behind TLS";
        }
        return isSigned() ? "does not accept the credentials (401 to %s); look at %s and %s, or at the file".formatted(
                request, Credentials.USER, Credentials.PASSWORD)
                : "asks who you are (401 to %s); %s".formatted(request, HOW);
    }

    private boolean isSigned() {
        return credentials.isPresent();
    }

    /** How long the server wants to be left alone (RFC 9110, 10.2.3); none if it does not say. */
    Duration wait(Instant now) {
        String after = headers.firstValue("Retry-After").orElse("").strip();
        if (after.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(after));
        }
        try {
            Duration until = Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(after)));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException noDate) {
            return Duration.ZERO;
        }
    }

    private Optional<String> reason() {
        boolean isPlain = headers.firstValue("Content-Type").filter(type -> type.startsWith("text/plain")).isPresent();
        return isPlain ? Optional.of(line(text)).filter(said -> !said.isEmpty()) : Optional.empty();
    }

    /** A stranger's text as one line of harmless characters, without what it may repeat of the credentials. */
    private String line(String text) {
        String line = credentials.hiddenIn(text).lines().findFirst().orElse("").replaceAll("\\p{C}", " ").strip();
        return line.substring(0, Math.min(line.length(), MOST_LETTERS));
    }
}

package org.portolan.fuseki.publish;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who publishes: a user with a password (<a href="https://www.rfc-editor.org/rfc/rfc7617">Basic</a>), a token (<a
 * href="https://www.rfc-editor.org/rfc/rfc6750">Bearer</a>), or nobody in particular. They come from the environment or
 * a file that only its owner can read, and are shown nowhere.
 */
public final class Credentials {
    /** The variables that are looked at. */
    static final String USER = "PORTOLAN_PUBLISH_USER";
    /** Password of the user. */
    static final String PASSWORD = "PORTOLAN_PUBLISH_PASSWORD";
    /** A token instead of both. */
    static final String TOKEN = "PORTOLAN_PUBLISH_TOKEN";

    private static final Map<String, String> NAMES_IN_FILES =
            Map.of("user", USER, "password", PASSWORD, "token", TOKEN);
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final String HIDDEN = "***";

    private final Optional<String> authorization;
    /** Everything that gives them away, longest first. */
    private final List<Pattern> secrets;

    private Credentials(Optional<String> authorization, String... secrets) {
        this.authorization = authorization;
        Stream<String> sent = authorization.map(value -> value.replaceFirst(".* ", "")).stream();
        this.secrets = Stream.concat(Stream.of(secrets), sent)
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8), base64(secret)))
                .distinct().sorted(Comparator.comparingInt(String::length).reversed())
                .map(secret -> Pattern.compile(Pattern.quote(secret), Pattern.CASE_INSENSITIVE)).toList();
    }

    /** For servers that let everybody write. */
    static Credentials none() {
        return new Credentials(Optional.empty());
    }

    /**
     * Those of the environment; none if it has none.
     *
     * @throws IOException if they are incomplete or contradict each other; the message holds no value
     */
    public static Credentials of(Map<String, String> environment) throws IOException {
        return of(environment, "the environment");
    }

    /**
     * Those of a file with lines {@code user=…} and {@code password=…}, or {@code token=…}.
     *
     * @throws IOException if others than the owner can read or write the file, or it holds something else
     */
    public static Credentials read(Path file) throws IOException {
        checkOwnersAlone(file);
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("=", 2);
            String name = NAMES_IN_FILES.get(parts[0].strip());
            if (name == null || parts.length < 2) {
                throw new IOException(file + ": a line is none of user=…, password=… and token=…");
            }
            values.put(name, parts[1].strip());
        }
        if (values.isEmpty()) {
            throw new IOException(file + ": holds no credentials; write user=… and password=…, or token=…");
        }
        return of(values, file.toString());
    }

    /** Value of the header {@code Authorization}. */
    Optional<String> authorization() {
        return authorization;
    }

    /** True if there is something to keep secret. */
    public boolean isPresent() {
        return authorization.isPresent();
    }

    /** A stranger's text, who may repeat what was sent, without user, password, token and their usual encodings. */
    String hiddenIn(String text) {
        String hidden = text;
        for (Pattern secret : secrets) {
            hidden = secret.matcher(hidden).replaceAll(HIDDEN);
        }
        return hidden;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says that there are some, never which. */
    @Override
    public String toString() {
        return isPresent() ? "credentials" : "no credentials";
    }

    private static void checkOwnersAlone(Path file) throws IOException {
        try {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IOException(file + ": others can read these credentials; run: chmod 600 " + file);
            }
        } catch (UnsupportedOperationException unknown) {
            throw new IOException(file + ": whether others can read it cannot be told here; set " + USER + " and "
                    + PASSWORD + " instead", unknown);
        }
    }

    private static Credentials of(Map<String, String> values, String where) throws IOException {
        String user = values.getOrDefault(USER, "");
        String password = values.getOrDefault(PASSWORD, "");
        String token = values.getOrDefault(TOKEN, "");
        if (user.isEmpty() != password.isEmpty()) {
            throw new IOException(where + ": a user needs a password, and a password a user");
        }
        if (!user.isEmpty() && !token.isEmpty()) {
            throw new IOException(where + ": holds a user and a token; one of them is enough");
        }
        if (user.contains(":") || !token.matches("[!-~]*")) {
            throw new IOException(where + ": a user has no colon, a token no blanks and no letters beyond ASCII");
        }
        if (!user.isEmpty()) {
            return new Credentials(Optional.of("Basic " + base64(user + ":" + password)), user, password);
        }
        return token.isEmpty() ? none() : new Credentials(Optional.of("Bearer " + token));
    }
}

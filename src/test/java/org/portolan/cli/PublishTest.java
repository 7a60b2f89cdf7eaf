package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code publish} refuses before it calls anybody. */
class PublishTest {
    private static final String NOBODY = "http://127.0.0.1:9/ds";
    @TempDir
    private Path folder;
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), words);
    }

    @ParameterizedTest
    @CsvSource({"http://ann:hush@127.0.0.1:9/ds, do not belong into an address",
            "ftp://127.0.0.1/hush, this is no web address", "127.0.0.1:9/hush, this is no", "http://h ush/, this is no",
            "http://127.0.0.1:9/ds#hush, this is no web address"})
    void wrongAddressIsAWrongCommandLineAndNotRepeated(String url, String told) {
        assertEquals(2, run("publish", url));
        assertTrue(err.toString().contains(told), err::toString);
        assertFalse(err.toString().contains("hush"), err::toString);
        assertEquals(2, run("publish", NOBODY, "--update", url));
    }

    @Test
    void serverMustBeNamed() {
        assertEquals(2, run("publish"));
        assertEquals(2, run("publish", "--gsp", NOBODY));
        assertTrue(err.toString().contains("URL, or --gsp and --query"), err::toString);
        assertEquals(2, run("publish", NOBODY + "?x"));
        assertEquals(2, run("publish", NOBODY, "--retries", "-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void fileThatOthersCanReadIsRefused(String permissions) throws IOException {
        Path file = credentials("user=ann\npassword=hush\n", permissions);
        assertEquals(3, run("publish", NOBODY, "--credentials", file.toString()));
        assertEquals("portolan: %s: others can read these credentials; run: chmod 600 %s\n".formatted(file, file),
                err.toString());
    }

    @ParameterizedTest
    @CsvSource({"'user=ann', a user needs a password", "'pasword=hush', 'none of user=…, password=… and token=…'",
            "'token=hu sh', a token no blanks", "'user=a:b\npassword=hush', a user has no colon",
            "'user=ann\npassword=hush\ntoken=hush', one of them is enough", "'# none\n', holds no credentials"})
    void incompleteCredentialsAreToldAndNotRepeated(String text, String told) throws IOException {
        Path file = credentials(text, "rw-------");
        assertEquals(3, run("publish", NOBODY, "--credentials", file.toString()));
        assertTrue(err.toString().contains(told), err::toString);
        assertFalse(err.toString().contains("hush"), err::toString);
    }

    @Test
    void withoutAReleaseItSaysHowToMakeOne() {
        assertEquals(3, run("publish", NOBODY, "--releases", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("portolan release"), err::toString);
    }

    private Path credentials(String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("credentials"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}

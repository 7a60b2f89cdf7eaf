package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.Releases;

/** Readers can prove that what they have is what a publisher released. */
class VerifyIT {
    private static final Path OTHER = Path.of("src/test/resources/other");
    @TempDir
    private static Path made;
    @TempDir
    private Path folder;
    private static Path key;
    private static Path publicKey;
    private static Path release;
    private static PublishedSite site;
    private String said = "";

    /** What may become of a file. */
    private enum Damage {
        BIT_FLIPPED {
            @Override
            void befall(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        },
        TRUNCATED {
            @Override
            void befall(Path file) throws IOException {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 2));
            }
        },
        /** The size was written to the disk, the last block was not. */
        TORN {
            @Override
            void befall(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Arrays.fill(bytes, bytes.length * 2 / 3, bytes.length, (byte) 0);
                Files.write(file, bytes);
            }
        },
        EMPTIED {
            @Override
            void befall(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        LENGTHENED {
            @Override
            void befall(Path file) throws IOException {
                Files.write(file, new byte[] {' ', 'x'}, StandardOpenOption.APPEND);
            }
        },
        GONE {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void befall(Path file) throws IOException;
    }

    @BeforeAll
    static void releaseAndServe() throws IOException {
        key = made.resolve("harbour.pem");
        publicKey = made.resolve("harbour.pub.pem");
        assertEquals(0, Main.run(nowhere(), nowhere(), "keygen", key.toString()));
        StringWriter err = new StringWriter();
        assertEquals(0, Main.run(nowhere(), new PrintWriter(err), release("--sign", key.toString())), err::toString);
        release = new Releases(made.resolve("releases")).current().orElseThrow().folder();
        site = new PublishedSite(made.resolve("releases"), OTHER);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(new StringWriter());
    }

    private static String[] release(String... more) {
        return Stream.concat(Stream.of("release", "--releases", made.resolve("releases").toString(), "--data",
                OTHER.resolve("data").toString(), "--ontology", OTHER.resolve("ontology").toString()),
                Stream.of(more)).toArray(String[]::new);
    }

    private int run(Object... words) {
        StringWriter out = new StringWriter();
        int exit = Main.run(new PrintWriter(out), new PrintWriter(out),
                Arrays.stream(words).map(Object::toString).toArray(String[]::new));
        said = out.toString();
        return exit;
    }

    private void assertRun(int exit, String sentence, Object... words) {
        assertEquals(exit, run(words), said);
        assertTrue(said.contains(sentence), said);
        assertFalse(said.contains("\tat "), said);
    }

    /** A copy of the signed release, to be harmed. */
    private Path copy() throws IOException {
        Path copy = folder.resolve("releases").resolve(release.getFileName());
        FileUtils.deleteDirectory(copy.toFile());
        FileUtils.copyDirectory(release.toFile(), copy.toFile(), file -> !file.getName().equals("store"));
        return copy;
    }

    private Path otherKey() {
        Path other = folder.resolve("other.pem");
        assertRun(0, "other.pub.pem", "keygen", other);
        return other;
    }

    @Test
    void keysAreForTheirOwnerAndNeverOverwritten() throws IOException {
        Path mine = folder.resolve("mine.pem");
        assertRun(0, "mine.pub.pem", "keygen", mine);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)));
        String text = Files.readString(mine);
        assertTrue(text.startsWith("-----BEGIN PRIVATE KEY-----\n"), "it is PKCS#8");
        assertFalse(said.contains(text.lines().toList().get(1)), "it is not shown");
        assertRun(3, "mine.pem: is there already", "keygen", mine);
        Files.move(mine, folder.resolve("away.pem"));
        assertRun(3, "mine.pub.pem: is there already", "keygen", mine);
        assertFalse(Files.exists(mine));
    }

    @Test
    void keyThatOthersCanReadDoesNotSign() throws IOException {
        Path open = Files.copy(key, folder.resolve("open.pem"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertRun(3, "chmod 600 " + open, (Object[]) release("--sign", open.toString()));
        assertRun(3, "holds no key that begins with -----BEGIN PRIVATE KEY-----",
                (Object[]) release("--sign", publicKey.toString()));
        assertRun(3, "holds no key that begins with -----BEGIN PUBLIC KEY-----", "verify", release, "--key", key);
    }

    @Test
    void opensslAgrees() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no openssl here");
        Path signature = Files.write(folder.resolve("signature"),
                Base64.getDecoder().decode(Files.readString(release.resolve("manifest.json.sig")).strip()));
        assertEquals(64, Files.size(signature));
        Process openssl = new ProcessBuilder("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", publicKey.toString(),
                "-rawin", "-in", release.resolve("manifest.json").toString(), "-sigfile", signature.toString())
                .redirectErrorStream(true).start();
        said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, openssl.waitFor(), said);
        assertEquals("Signature Verified Successfully", said.strip());
    }

    @Test
    void wholeReleaseIsVerifiedHereAndFromAServer() {
        assertRun(0, "verified", "verify", release);
        assertTrue(said.contains("not looked at"), said);
        assertRun(0, "by the owner of " + publicKey, "verify", release, "--key", publicKey);
        assertRun(0, "by the owner of " + publicKey, "verify", site.address("/"), "--key", publicKey);
        assertTrue(said.contains(release.getFileName().toString()), said);
        assertRun(0, "by the owner of " + publicKey, "verify", site.address("/releases/" + release.getFileName()),
                "--key", publicKey);
        assertRun(0, "verified", "verify", "--releases", release.getParent());
    }

    @Test
    void signatureOfNobodyOrSomebodyElseIsNone() throws IOException {
        Path other = otherKey().resolveSibling("other.pub.pem");
        assertRun(1, "manifest.json.sig: is no signature of this manifest", "verify", release, "--key", other);
        assertRun(1, "manifest.json.sig: is no signature of this manifest", "verify", site.address("/"), "--key", other);
        Path unsigned = copy();
        Files.delete(unsigned.resolve("manifest.json.sig"));
        assertRun(1, "manifest.json.sig: is not there; the release is not signed", "verify", unsigned, "--key",
                publicKey);
        assertRun(0, "verified", "verify", unsigned);
    }

    /** Of any file, each damage is told with its name; of all that serving needs, also when it is to serve. */
    @ParameterizedTest
    @EnumSource
    void damageToAnyFileIsTold(Damage damage) throws IOException {
        Releases releases = new Releases(folder.resolve("releases"));
        String id = release.getFileName().toString();
        Path copy = copy();
        for (String name : files()) {
            Path file = copy.resolve(name);
            damage.befall(file);
            boolean isManifest = name.equals("manifest.json");
            boolean isChecksum = name.equals("manifest.json.sha256");
            if (isChecksum && damage == Damage.GONE) {
                assertRun(0, "verified", "verify", file.getParent(), "--key", publicKey);
            } else {
                Path told = isChecksum ? copy.resolve("manifest.json") : file;
                assertRun(isManifest && damage == Damage.GONE ? 3 : 1, told + ": is ", "verify", copy, "--key",
                        publicKey);
                if (!name.equals("manifest.json.sig")) {
                    ReleaseException refused = assertThrows(ReleaseException.class, () -> releases.open(id).verify());
                    assertTrue(refused.getMessage().startsWith(told + ": "), refused.getMessage());
                }
            }
            Files.copy(release.resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(release)) {
            List<String> files = all.filter(Files::isRegularFile).map(file -> release.relativize(file).toString())
                    .filter(name -> !name.matches("lock|(store|index)/.*")).sorted().toList();
            assertTrue(files.containsAll(List.of("data.nq.gz", "data/huts.csv", "manifest.json", "manifest.json.sig",
                    "context.jsonld")), files.toString());
            return files;
        }
    }

    /** Whoever forges files and manifest alike is found out by the id, or by the signature. */
    @Test
    void manifestAndDumpsMustMakeTheSameRelease() throws IOException {
        Path forged = copy();
        Files.delete(forged.resolve("manifest.json.sha256"));
        Path manifest = forged.resolve("manifest.json");
        String text = Files.readString(manifest);
        String id = release.getFileName().toString();
        String input = text.replaceFirst("(?s).*\"data/dataset.ttl\" : \"([0-9a-f]{64})\".*", "$1");
        Files.writeString(manifest, text.replace("\"data/dataset.ttl\" : \"" + input, "\"data/dataset.ttl\" : \""
                + "0".repeat(64)));
        assertRun(1, "manifest.json: has two checksums for data/dataset.ttl", "verify", forged);
        assertTrue(said.contains("manifest.json: says release " + id + ", but statements and input make it "), said);
        Files.writeString(manifest, text.replace(id, "0123456789abcdef"));
        assertRun(1, "says release 0123456789abcdef, but statements and input make it " + id, "verify", forged);
        Files.writeString(manifest, text.replace("\"data/huts.csv\"", "\"../secret\""));
        assertRun(1, "manifest.json: names a file outside of the release, \"../secret\"", "verify", forged);
        Files.writeString(manifest, text.replaceFirst("\"title\" : ", "\"titel\" : "));
        assertRun(1, "manifest.json.sig: is no signature", "verify", forged, "--key", publicKey);
    }

    /** Names have spaces, angle brackets and a graph at their end, as literals of the default graph may. */
    @Test
    void triplesAreCountedAnew() throws IOException {
        ChangingPublication publication = new ChangingPublication(folder);
        publication.edit("huts.csv", "Refuge du Chamois", "du <Chamois> <https://refuges.example/ligue/graph/ontology>");
        Path copy = publication.releases().resolve(publication.release());
        assertRun(0, "verified", "verify", copy);
        Path manifest = copy.resolve("manifest.json");
        String text = Files.readString(manifest).replaceFirst("\"triples\" : (\\d+)", "\"triples\" : $1" + "00");
        Files.writeString(manifest, text);
        assertRun(1, manifest + ": is damaged: manifest.json.sha256 says", "verify", "--releases", copy.getParent());
        Files.writeString(copy.resolve("manifest.json.sha256"), DigestUtils.sha256Hex(text) + "  manifest.json\n");
        for (Object[] words : List.of(new Object[] {copy}, new Object[] {"--releases", copy.getParent()})) {
            assertRun(1, manifest + ": says 7400 triples, but data.nq.gz has 74", Stream.concat(Stream.of("verify"),
                    Stream.of(words)).toArray());
        }
    }

    /** Well-formed JSON with a checksum of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"x\"", "{}", "{\"files\": [null]}"})
    void jsonThatIsNoManifestIsTold(String json) throws IOException {
        Path copy = copy();
        Files.writeString(copy.resolve("manifest.json"), json);
        Files.writeString(copy.resolve("manifest.json.sha256"), DigestUtils.sha256Hex(json) + "  manifest.json\n");
        assertRun(1, copy.resolve("manifest.json") + ": is no manifest (", "verify", copy);
        Files.writeString(copy.resolveSibling("current"), release.getFileName() + "\n");
        assertRun(0, "cannot be read as a release", "release", "--list", "--releases", copy.getParent());
        assertRun(1, copy.resolve("manifest.json") + ": is no manifest (", "verify", "--releases", copy.getParent());
    }

    /** What the history says of a release stays when its dumps are gone. */
    @ParameterizedTest
    @EnumSource
    void damageToTheHistoryIsTold(Damage damage) throws IOException {
        Path copy = copy();
        String id = release.getFileName().toString();
        Path entry = copy.resolveSibling("history").resolve(id);
        FileUtils.copyDirectory(release.resolveSibling("history").resolve(id).toFile(), entry.toFile());
        assertRun(0, "verified", "verify", copy);
        damage.befall(entry.resolve("changes.json"));
        assertRun(1, entry.resolve("changes.json") + ": is ", "verify", copy);
        Files.writeString(copy.resolveSibling("current"), id);
        assertRun(1, entry.resolve("changes.json") + ": is ", "verify", "--releases", copy.getParent());
    }

    @Test
    void oneDownloadIsComparedWithItsManifest() throws IOException {
        Path manifest = Files.copy(release.resolve("manifest.json"), folder.resolve("huts.json"));
        Files.copy(release.resolve("manifest.json.sig"), folder.resolve("huts.json.sig"));
        Path dump = Files.copy(release.resolve("data.ttl.gz"), folder.resolve("renamed.gz"));
        assertRun(0, "1 of ", "verify", dump, "--manifest", manifest, "--key", publicKey);
        Path torn = Files.copy(release.resolve("data.ttl.gz"), folder.resolve("data.ttl.gz"));
        Damage.TRUNCATED.befall(torn);
        assertRun(1, torn + ": is no file of release " + release.getFileName(), "verify", torn, "--manifest", manifest);
        assertTrue(said.contains("; data.ttl.gz is " + Files.size(dump) + " bytes"), said);
        assertRun(2, "name the manifest of its release with --manifest", "verify", torn);
        assertRun(3, "none.gz: does not exist", "verify", folder.resolve("none.gz"), "--manifest", manifest);
        Files.delete(folder.resolve("huts.json.sig"));
        assertRun(1, "huts.json.sig: is not there", "verify", dump, "--manifest", manifest, "--key", publicKey);
    }

    @Test
    void unpackedStatementsAreComparedByTheIdThatTheyMake() throws IOException {
        Path manifest = release.resolve("manifest.json");
        Path statements = unpacked("data.nq");
        assertRun(0, "1 of ", "verify", statements, "--manifest", manifest, "--key", publicKey);
        Damage.BIT_FLIPPED.befall(statements);
        assertRun(1, statements + ": is no file of release", "verify", statements, "--manifest", manifest);
        assertRun(1, "the manifest has the checksum of data.ttl.gz: compare that file, as it was before it was unpacked",
                "verify", unpacked("data.ttl"), "--manifest", manifest);
    }

    private Path unpacked(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(release.resolve(name + ".gz")))) {
            Files.copy(in, file);
        }
        return file;
    }

    @Test
    void unchangedReleaseIsSignedWhenAKeyComesAndNotTwice() throws IOException {
        Path releases = folder.resolve("releases");
        Path copy = copy();
        Files.writeString(releases.resolve("current"), release.getFileName() + "\n");
        String signature = Files.readString(copy.resolve("manifest.json.sig"));
        Files.delete(copy.resolve("manifest.json.sig"));
        Object[] words = Stream.of(release("--sign", key.toString())).map(word ->
                word.equals(made.resolve("releases").toString()) ? releases.toString() : word).toArray();
        assertRun(0, "signed    " + release.getFileName(), words);
        assertTrue(said.contains("unchanged"), said);
        assertEquals(signature, Files.readString(copy.resolve("manifest.json.sig")));
        var before = Files.getLastModifiedTime(copy.resolve("manifest.json.sig"));
        assertRun(0, "unchanged", words);
        assertFalse(said.contains("signed  "), said);
        assertEquals(before, Files.getLastModifiedTime(copy.resolve("manifest.json.sig")));
        Damage.TORN.befall(copy.resolve("manifest.json.sig"));
        assertRun(0, "signed    ", words);
        assertRun(0, "by the owner", "verify", copy, "--key", publicKey);
        Files.delete(copy.resolve("manifest.json.sig"));
        Damage.BIT_FLIPPED.befall(copy.resolve("data.ttl.gz"));
        assertRun(0, "data.ttl.gz: is damaged", words);
        assertTrue(said.contains("it is made again"), said);
        assertRun(0, "by the owner", "verify", copy, "--key", publicKey);
    }

    @Test
    void serverOffersManifestAndSignature() throws Exception {
        String folder = "/releases/" + release.getFileName() + "/";
        String page = site.get("/dumps/").body();
        assertTrue(page.contains("href=\"" + folder + "manifest.json\"")
                && page.contains("href=\"" + folder + "manifest.json.sig\""), page);
        assertEquals(Files.readString(release.resolve("manifest.json")), site.get(folder + "manifest.json").body());
        var signature = site.get(folder + "manifest.json.sig");
        assertEquals(Files.readString(release.resolve("manifest.json.sig")), signature.body());
        assertEquals("public, no-cache", signature.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void serverThatIsNoneOrLeadsElsewhereIsNotFollowed() throws IOException {
        assertRun(3, "nothing answers there", "verify", "http://127.0.0.1:1/");
        assertRun(2, "this is no address of a server", "verify", "http://ann:secret@127.0.0.1/");
        assertFalse(said.contains("secret"), said);
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String here = "http://127.0.0.1:" + other.getAddress().getPort();
        String dump = "/releases/" + release.getFileName() + "/data.nq.gz";
        other.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Location", path.startsWith("/odd") ? "http://["
                    : site.address(path.startsWith("/dumps") ? dump : path).toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        other.start();
        try {
            assertRun(3, "dumps/latest.nq.gz: leads to " + site.address(dump) + ", which is not followed", "verify",
                    here);
            assertRun(3, "dumps/latest.nq.gz: leads to http://[, which is not followed", "verify", here + "/odd/");
            assertRun(3, "manifest.json: answers with status 302; redirects are not followed", "verify",
                    here + "/releases/" + release.getFileName() + "/");
        } finally {
            other.stop(0);
        }
    }

    /** A server that sends half of one file, and one that does not stop sending another. */
    @Test
    void answerThatBreaksOffOrNeverEndsIsTold() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            Path file = release.resolve(path.replaceFirst(".*/releases/[0-9a-f]+/", ""));
            boolean isThere = Files.isRegularFile(file);
            byte[] bytes = isThere ? Files.readAllBytes(file) : new byte[0];
            boolean breaks = path.startsWith("/broken/") && file.endsWith("data.nq.gz");
            boolean goesOn = path.startsWith("/endless/") && file.endsWith("data.nq.gz");
            exchange.sendResponseHeaders(isThere ? 200 : 404, !isThere ? -1 : goesOn ? 0 : bytes.length);
            exchange.getResponseBody().write(bytes, 0, breaks ? bytes.length / 2 : bytes.length);
            for (int i = 0; goesOn && i < 10_000; i++) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        other.start();
        String server = "http://127.0.0.1:" + other.getAddress().getPort();
        String path = "/releases/" + release.getFileName() + "/";
        try {
            assertRun(3, path + "data.nq.gz: the connection broke", "verify", server + "/broken" + path);
            assertRun(1, path + "data.nq.gz: is damaged", "verify", server + "/endless" + path, "--key", publicKey);
            long size = Files.size(release.resolve("data.nq.gz"));
            assertTrue(said.contains("(%d bytes, ".formatted(size + 1)) && said.contains(" instead of %d, ".formatted(
                    size)), said);
        } finally {
            other.stop(0);
        }
    }
}

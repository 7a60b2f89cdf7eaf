package org.portolan.release.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portolan.release.manifest.Release;
import org.portolan.release.verification.ReleaseSource;

/** A release as a server offers it: {@code …/releases/<id>/manifest.json} and, beside it, the files that it names. */
public final class RemoteRelease implements ReleaseSource {
    private static final Duration CONNECTING = Duration.ofSeconds(20);
    private static final Duration ANSWERING = Duration.ofSeconds(60);
    private static final int FOUND = 200;
    private static final int REDIRECTED = 300;
    private static final int ABSENT = 404;
    private static final int GONE = 410;
    private static final String LATEST = "dumps/latest.nq.gz";
    private static final Pattern RELEASE = Pattern.compile("(.*/releases/(" + Release.ID + ")/).*");

    private final HttpClient client;
    private final URI folder;

    private RemoteRelease(HttpClient client, URI folder) {
        this.client = client;
        this.folder = folder;
    }

    /**
     * An address as somebody wrote it.
     *
     * @throws IllegalArgumentException if it is none of a server; the message does not repeat it, for it may hold a
     *                                  password
     */
    public static URI address(String text) {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is no address");
        }
        if (!List.of("http", "https").contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))
                || address.getHost() == null || address.getRawUserInfo() != null || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException("this is no address of a server, such as https://data.example.org/");
        }
        return address;
    }

    /**
     * The release at an address.
     *
     * @param address a server, of which the current release is meant, or {@code …/releases/<id>/}
     * @throws IOException if the server cannot be asked, or does not say which release it serves
     */
    public static RemoteRelease at(URI address) throws IOException {
        HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECTING).build();
        String site = address.toString().replaceFirst("/?$", "/");
        Matcher named = RELEASE.matcher(site);
        return named.matches() ? new RemoteRelease(client, URI.create(named.group(1)))
                : new RemoteRelease(client, URI.create(site + "releases/" + current(client, URI.create(site)) + "/"));
    }

    /** The release that the server's latest dump belongs to. */
    private static String current(HttpClient client, URI site) throws IOException {
        URI latest = site.resolve(LATEST);
        HttpResponse<InputStream> answer = get(client, latest);
        answer.body().close();
        Optional<String> location = answer.headers().firstValue("Location");
        if (answer.statusCode() < REDIRECTED || location.isEmpty()) {
            throw new IOException("%s: does not lead to the dump of a release (status %d)".formatted(latest,
                    answer.statusCode()));
        }
        try {
            URI dump = latest.resolve(location.get());
            Matcher release = RELEASE.matcher(dump.toString());
            if (isSameServer(latest, dump) && release.matches()) {
                return release.group(2);
            }
        } catch (IllegalArgumentException noAddress) {
            // It is told with the others.
        }
        throw new IOException("%s: leads to %s, which is not followed".formatted(latest, location.get()));
    }

    private static boolean isSameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(String.valueOf(other.getScheme()))
                && one.getAuthority().equalsIgnoreCase(String.valueOf(other.getAuthority()));
    }

    @Override
    public String place(String name) {
        return address(folder, name).toString();
    }

    private static URI address(URI folder, String name) {
        return URI.create(folder + Arrays.stream(name.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/")));
    }

    @Override
    public Optional<InputStream> open(String name) throws IOException {
        URI address = address(folder, name);
        HttpResponse<InputStream> answer = get(client, address);
        if (answer.statusCode() == FOUND) {
            return Optional.of(new Body(address, answer.body()));
        }
        answer.body().close();
        if (answer.statusCode() == GONE) {
            throw new IOException(address + ": this release is dropped (status 410); the server has its files no more");
        }
        if (answer.statusCode() == ABSENT) {
            return Optional.empty();
        }
        throw new IOException("%s: answers with status %d".formatted(address, answer.statusCode())
                + (answer.statusCode() / 100 == 3 ? "; redirects are not followed" : ""));
    }

    private static HttpResponse<InputStream> get(HttpClient client, URI address) throws IOException {
        try {
            return client.send(HttpRequest.newBuilder(address).timeout(ANSWERING).setHeader("User-Agent", "portolan")
                    .setHeader("Accept", "*/*").build(), BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new IOException(address + ": gives no answer in time", e);
        } catch (ConnectException e) {
            throw new IOException(address + ": nothing answers there (is the server running?)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (IOException e) {
            throw broken(address, e);
        }
    }

    private static IOException broken(URI address, IOException e) {
        return new IOException("%s: the connection broke (%s)".formatted(address, e.getMessage()), e);
    }

    /** An answer under way; if it breaks off, that is said with its address. */
    private static final class Body extends FilterInputStream {
        private final URI address;

        Body(URI address, InputStream in) {
            super(in);
            this.address = address;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw broken(address, e);
            }
        }
    }
}

package org.portolan.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import org.portolan.fuseki.transport.Forwarding;
import org.portolan.fuseki.transport.TrustedProxies;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the server listens and how the world calls it. */
final class ServerOptions {
    private static final int GREATEST_PORT = 65_535;
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/?#\\s]+(/[^?#\\s]*)?");

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "${env:PORTOLAN_HOST:-127.0.0.1}",
            description = "address to listen on (PORTOLAN_HOST; default: 127.0.0.1, this machine only)")
    String host;
    int port;
    private Optional<String> publicUrl = Optional.empty();
    @Mixin
    QueryLimitOptions queries;
    private TrustedProxies proxies = TrustedProxies.none();
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:PORTOLAN_PORT:-3030}",
            description = "port to listen on, 0 for any free one (PORTOLAN_PORT; default: 3030)")
    void port(int number) {
        if (number < 0 || number > GREATEST_PORT) {
            throw new ParameterException(command.commandLine(), "--port: %d is no port; they go from 0 to %d"
                    .formatted(number, GREATEST_PORT));
        }
        port = number;
    }

    @Option(names = "--public-url", paramLabel = "URL", defaultValue = "${env:PORTOLAN_PUBLIC_URL:-" + "}",
            description = "address under which readers reach the server "
                    + "(PORTOLAN_PUBLIC_URL; default: what they asked)")
    void publicUrl(String url) {
        if (!url.isBlank() && (!WEB_ADDRESS.matcher(url).matches() || !isUri(url))) {
            throw new ParameterException(command.commandLine(),
                    "--public-url: \"%s\" is no web address, such as https://data.example.org/".formatted(url));
        }
        publicUrl = Optional.of(url).filter(given -> !given.isBlank());
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Option(names = "--trusted-proxy", paramLabel = "ADDRESS[/BITS]",
            defaultValue = "${env:PORTOLAN_TRUSTED_PROXY:-" + "}",
            description = "addresses and networks, parted by commas, whose Forwarded and X-Forwarded-* headers count "
                    + "(PORTOLAN_TRUSTED_PROXY; default: none)")
    void trustedProxy(String addresses) {
        try {
            proxies = TrustedProxies.of(addresses);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--trusted-proxy: " + e.getMessage());
        }
    }

    /** Who stands before the server. */
    Forwarding forwarding() {
        return new Forwarding(proxies, publicUrl.map(URI::create));
    }

    Optional<String> publicUrl() {
        return publicUrl;
    }
}

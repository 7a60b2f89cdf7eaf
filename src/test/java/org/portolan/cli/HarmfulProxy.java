package org.portolan.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Stands before a server, writes down what is asked of it, and harms the requests that it is told to. */
final class HarmfulProxy implements AutoCloseable {
    private static final List<String> HANDED_ON = List.of("Accept", "Content-Type", "Authorization");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI target;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Trap> traps = new CopyOnWriteArrayList<>();

    /** What happens to a request instead of being handed on. */
    @FunctionalInterface
    interface Harm {
        void befall(HttpExchange exchange, Body body) throws IOException, InterruptedException;
    }

    /** A form was read to see what it asks for; anything else is still on its way. */
    record Body(HttpExchange exchange, byte[] form) {
        private byte[] whole() throws IOException {
            return form.length > 0 ? form : exchange.getRequestBody().readAllBytes();
        }
    }

    private static final class Trap {
        private final String pattern;
        private final Harm harm;
        private int times;

        private Trap(String pattern, int times, Harm harm) {
            this.pattern = pattern;
            this.times = times;
            this.harm = harm;
        }

        private synchronized boolean springs(String request) {
            return request.matches("(?s)" + pattern) && times-- > 0;
        }
    }

    static {
        // Else each answer waits for an acknowledgement of its head, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    HarmfulProxy(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** The address through it. */
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** @param pattern of the whole request as {@link #requests} shows it */
    HarmfulProxy harm(String pattern, int times, Harm harm) {
        traps.add(new Trap(pattern, times, harm));
        return this;
    }

    /** The requests so far: method, address, and what a form says. */
    List<String> requests(String pattern) {
        return requests.stream().filter(request -> request.matches("(?s)" + pattern)).toList();
    }

    /** Answers with this status, and hands nothing on. */
    static Harm answer(int status, String... header) {
        return (exchange, body) -> {
            if (header.length > 0) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Lets half of the body through, then breaks both connections. */
    Harm breakHalfway() {
        return (exchange, body) -> {
            try (Socket half = half(exchange)) {
                half.shutdownOutput();
                half.setSoTimeout(1_000);
                half.getInputStream().read();
            } catch (SocketTimeoutException unanswered) {
                // The server was given time to take half a body for a whole one.
            }
        };
    }

    /** Lets half of the body through, and no more until the latch is down; then breaks both connections. */
    Harm stopHalfway(CountDownLatch isHalfway, CountDownLatch goesOn) {
        return (exchange, body) -> {
            Socket half = half(exchange);
            try {
                isHalfway.countDown();
                goesOn.await(60, TimeUnit.SECONDS);
            } finally {
                half.close();
            }
        };
    }

    /** The server does its work, but its answer is lost. */
    Harm loseTheAnswer() {
        return (exchange, body) -> handOn(exchange, body.whole());
    }

    /** Hands on another body, and the server's answer. */
    Harm change(UnaryOperator<String> change) {
        return (exchange, body) -> pass(exchange,
                change.apply(new String(body.whole(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean isForm = "application/x-www-form-urlencoded".equals(
                exchange.getRequestHeaders().getFirst("Content-Type"));
        Body body = new Body(exchange, isForm ? exchange.getRequestBody().readAllBytes() : new byte[0]);
        String request = exchange.getRequestMethod() + " " + URLDecoder.decode(exchange.getRequestURI().toString()
                + (isForm ? " " + new String(body.form, StandardCharsets.UTF_8) : ""), StandardCharsets.UTF_8);
        requests.add(request);
        try (exchange) {
            for (Trap trap : traps) {
                if (trap.springs(request)) {
                    trap.harm.befall(exchange, body);
                    return;
                }
            }
            pass(exchange, body.whole());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = handOn(exchange, body);
        response.headers().firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private HttpResponse<byte[]> handOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String name : HANDED_ON) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** As the publisher sent it: the length of the whole and half of it, or a chunk with half of it and no last one. */
    private Socket half(HttpExchange exchange) throws IOException {
        Optional<String> length = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Length"));
        byte[] half = length.isPresent() ? exchange.getRequestBody().readNBytes(Integer.parseInt(length.get()) / 2)
                : firstHalf(exchange.getRequestBody().readAllBytes());
        StringBuilder head = new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\n".formatted(
                exchange.getRequestMethod(), exchange.getRequestURI(), target.getAuthority()));
        head.append(length.map(number -> "Content-Length: " + number).orElse("Transfer-Encoding: chunked"));
        for (String name : HANDED_ON) {
            exchange.getRequestHeaders().getOrDefault(name, List.of())
                    .forEach(value -> head.append("\r\n").append(name).append(": ").append(value));
        }
        head.append("\r\n\r\n").append(length.isPresent() ? "" : "%x\r\n".formatted(half.length));
        Socket socket = new Socket(target.getHost(), target.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        out.write(half);
        out.write(length.isPresent() ? new byte[0] : "\r\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    /** Whole lines, which a server may take for all of them. */
    private static byte[] firstHalf(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf('\n', text.length() / 2) + 1).getBytes(StandardCharsets.ISO_8859_1);
    }
}

package org.portolan.fuseki.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;

class ClientThreadsTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(2);
    private final ThreadLocal<Boolean> isRejecting = ThreadLocal.withInitial(() -> false);

    /** Three requests of a client with one thread: the second finds the pool stopping, the third does not. */
    @Test
    void requestThatGetsNoThreadIsAnswered() throws Exception {
        Server server = new Server(new QueuedThreadPool() {
            @Override
            public void execute(Runnable task) {
                if (isRejecting.get()) {
                    isRejecting.remove();
                    throw new RejectedExecutionException("stopping");
                }
                super.execute(task);
            }
        });
        ServerConnector connector = new ServerConnector(server);
        server.addConnector(connector);
        server.setHandler(new Handler.Wrapper(new ClientThreads(new Slow(), 1)) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                boolean isHandled = super.handle(request, response, callback);
                waiting.countDown();
                return isHandled;
            }
        });
        server.start();
        try {
            assertEquals(List.of("200", "503", "200"), statuses(connector.getLocalPort()));
        } finally {
            server.stop();
        }
    }

    /** The first request ends when two others wait for its thread, and then the pool takes nothing, once. */
    private final class Slow extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (request.getHttpURI().getPath().equals("/0")) {
                begun.countDown();
                waiting.await();
                Content.Sink.write(response, true, "slow", callback);
                isRejecting.set(true);
            } else {
                Content.Sink.write(response, true, "quick", callback);
            }
            return true;
        }
    }

    private List<String> statuses(int port) throws Exception {
        List<Socket> clients = new ArrayList<>();
        List<String> statuses = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
                clients.add(client);
                client.setSoTimeout(3000);
                client.getOutputStream().write(("GET /" + i + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                begun.await();
                while (waiting.getCount() > 2 - i) {
                    Thread.sleep(5);
                }
            }
            for (Socket client : clients) {
                statuses.add(status(client));
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        return statuses;
    }

    private static String status(Socket client) {
        try {
            return new String(client.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1).substring(9);
        } catch (IOException e) {
            return "none";
        }
    }
}

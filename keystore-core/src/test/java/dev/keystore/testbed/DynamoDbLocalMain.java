package dev.keystore.testbed;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Runs inside the process of DynamoDB Local: starts its server on a free port, says the port on a line of its own, and
 * ends when standard input ends, which is when the parent is gone, however it went. Reflection, because Amazon's
 * classes are on the class path of that process only.
 */
final class DynamoDbLocalMain {

    /** Begins the line that says the port. */
    static final String READY = "listening on port ";

    private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";
    private static final int ATTEMPTS = 5;

    private DynamoDbLocalMain() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        System.out.println(READY + start());
        while (System.in.read() >= 0) {
            // the parent has nothing to say but that it is there
        }
        Runtime.getRuntime().halt(0);
    }

    private static int start() throws IOException, ReflectiveOperationException {
        for (var attempt = 1; ; attempt++) {
            var port = freePort();
            try {
                start(port);
                return port;
            } catch (InvocationTargetException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void start(int port) throws ReflectiveOperationException {
        String[] options = {"-inMemory", "-sharedDb", "-port", Integer.toString(port)};
        var server = Class.forName(RUNNER)
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) options);
        server.getClass().getMethod("start").invoke(server);
    }

    /** Free a moment ago; another process may take it first, so the start is tried again. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dev.keystore.cli.format;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Listens to what the real {@code docker} asks its engine to create, and creates nothing. */
final class DockerEngineDouble implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<byte[]> created = new LinkedBlockingQueue<>();

    DockerEngineDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean creates = exchange.getRequestURI().getPath().endsWith("/containers/create");
        if (creates) {
            created.add(body);
        }
        exchange.getResponseHeaders().add("Api-Version", "1.41");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        byte[] answer = "{\"message\":\"no\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
                creates ? 500 : 200, exchange.getRequestMethod().equals("HEAD") ? -1 : answer.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    /** What {@code docker run --env-file file} wants a container's environment to be. */
    Map<String, String> environmentOf(Path folder, String file) throws IOException {
        String host = "tcp://127.0.0.1:" + server.getAddress().getPort();
        Process docker = new ProcessBuilder("docker", "--host", host, "run", "--env-file", file, "image")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("docker.log").toFile())
                .start();
        docker.getOutputStream().close();
        docker.onExit().join();
        byte[] asked = created.poll();
        if (asked == null) {
            throw new IllegalStateException("docker asked for no container");
        }
        Map<String, String> environment = new HashMap<>();
        for (Object variable : (List<?>) JSON.std.mapFrom(asked).getOrDefault("Env", List.of())) {
            String text = (String) variable;
            environment.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
        }
        return environment;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

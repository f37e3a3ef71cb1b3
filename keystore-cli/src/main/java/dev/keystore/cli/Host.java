package dev.keystore.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What this machine is called. */
final class Host {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private Host() {}

    /** The name; asked of the network only where nothing nearer knows it. */
    static String name(Map<String, String> environment) {
        String name = environment.getOrDefault("HOSTNAME", "");
        if (!name.isBlank()) {
            return name.strip();
        }
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            return nameInNetwork();
        }
    }

    private static String nameInNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}

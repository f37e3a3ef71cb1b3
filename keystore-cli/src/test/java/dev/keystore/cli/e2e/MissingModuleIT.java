package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;

/** A program that somebody has packed without STS says so, before it signs anything as somebody else. */
final class MissingModuleIT {
    private static final String STS = "software/amazon/awssdk/services/sts/";

    @Test
    void stsIsMissing() throws Exception {
        try (Desk desk = Desk.fresh()) {
            Path jar = desk.path("without-sts.jar");
            copyWithoutSts(Path.of(System.getProperty("keystore.dist"), "lib", "keystore.jar"), jar);
            ProcessBuilder java = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            jar.toString(),
                            "dev.keystore.cli.Main",
                            "get",
                            "demo/a",
                            "--table=keystore",
                            "--region=eu-west-1")
                    .redirectErrorStream(true);
            java.environment().clear();
            java.environment().putAll(desk.environment());

            Process process = java.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(said)
                    .startsWith("keystore: error: the module 'sts' of the AWS SDK is not on the class path\n"
                            + "keystore: hint: add software.amazon.awssdk:sts");
            assertThat(process.waitFor()).isEqualTo(8);
        }
    }

    private static void copyWithoutSts(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                OutputStream out = Files.newOutputStream(to);
                JarOutputStream copy = new JarOutputStream(out)) {
            copy.setLevel(0);
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!entry.getName().startsWith(STS)) {
                    copy.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(copy);
                    }
                    copy.closeEntry();
                }
            }
        }
    }
}

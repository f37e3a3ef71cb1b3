package dev.keystore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program carries the templates that people read, byte for byte. */
final class PackagedTemplatesTest {
    /** What CloudFormation takes as the body of a request. */
    private static final int MOST_BYTES = 51_200;

    @Test
    void areTheFilesThemselves() throws IOException {
        List<String> names = new ArrayList<>();
        try (var files = Files.newDirectoryStream(Path.of("../cloudformation"), "*.yaml")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                names.add(name);
                assertThat(packaged(name)).as(name).isEqualTo(Files.readAllBytes(file));
                assertThat(Files.size(file)).as(name).isLessThanOrEqualTo(MOST_BYTES);
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "store.yaml",
                        "grant.yaml",
                        "client-codebuild.yaml",
                        "client-direct.yaml",
                        "client-ec2.yaml",
                        "client-ecs.yaml",
                        "client-eks.yaml",
                        "client-github.yaml",
                        "client-lambda.yaml",
                        "client-users.yaml");
    }

    private static byte[] packaged(String name) throws IOException {
        try (InputStream in = PackagedTemplatesTest.class.getResourceAsStream("/cloudformation/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}

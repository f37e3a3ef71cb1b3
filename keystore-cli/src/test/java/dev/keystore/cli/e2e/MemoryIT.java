package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.testbed.TestAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** How much memory a process takes at most, and that a long list is printed while it is read. */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "shown on the doubles")
class MemoryIT {
    private static final int NAMES = 10_000;
    private static final int BATCH = 25;
    private static final long MEBIBYTE = 1024;
    private static final long OF_GET = 150 * MEBIBYTE;
    private static final long OF_LIST = 256 * MEBIBYTE;
    private static final long OF_SCAN = 256 * MEBIBYTE;

    @Test
    void onThisMachine() throws Exception {
        try (Desk desk = Desk.fresh()) {
            Shell shell = new Shell(new InsideProgram(), desk, List.of("--local=" + desk.path("store")));
            shell.has("many/n0", "x".repeat(400));
            copyEntries(desk.path("store/store.db"));
            check(shell);
        }
    }

    @Test
    void inAws() throws Exception {
        try (TestAccount account = TestAccount.open();
                Desk desk = Desk.fresh()) {
            Shell shell = InAccount.of(account, desk);
            shell.has("many/n0", "x".repeat(400));
            copyEntries(account);
            check(shell);
            streams(shell, account);
        }
    }

    /** One file of 1 GiB without an end of line, and a secret at its end. */
    @Test
    void scanOfAGibibyte() throws Exception {
        try (Desk desk = Desk.fresh()) {
            Shell shell = new Shell(new InsideProgram(), desk, List.of("--local=" + desk.path("store")));
            shell.has("demo/a", "S3cr3t-Passw0rd!").has("demo/long", "0123456789".repeat(6000));
            try (RandomAccessFile file =
                    new RandomAccessFile(desk.file("tree/large", "").toFile(), "rw")) {
                file.setLength(1 << 30);
                file.seek(1 << 30);
                file.write("S3cr3t-Passw0rd!".getBytes(UTF_8));
            }
            PackagedProgram.Started scan = PackagedProgram.start(desk, shell.words("scan", "tree"));
            assertThat(peak(scan)).describedAs("KiB of scan").isBetween(1L, OF_SCAN);
            Finished finished = scan.end();
            assertThat(finished.code()).isEqualTo(1);
            assertThat(finished.text()).isEqualTo("tree/large:1 demo/a@1\n");
        }
    }

    private static void check(Shell shell) throws Exception {
        assertThat(peak(shell, 1, "get", "many/n0")).describedAs("KiB of get").isBetween(1L, OF_GET);
        assertThat(peak(shell, NAMES, "list", "-r"))
                .describedAs("KiB of list -r")
                .isBetween(1L, OF_LIST);
        assertThat(peak(shell, 1, "list", "-r", "-o", "json"))
                .describedAs("KiB of list -r -o json")
                .isBetween(1L, OF_LIST);
    }

    /** The most memory that a process had resident, in KiB, read again and again until it has ended. */
    private static long peak(Shell shell, int lines, String... words) throws Exception {
        PackagedProgram.Started started = PackagedProgram.start(shell.desk(), shell.words(words));
        long peak = peak(started);
        assertThat(started.end().succeedsSilently().lines()).hasSize(lines);
        return peak;
    }

    private static long peak(PackagedProgram.Started started) throws InterruptedException {
        started.feed(new byte[0]);
        long peak = 0;
        do {
            peak = Math.max(peak, highWater(started.process().pid()));
        } while (!started.process().waitFor(2, TimeUnit.MILLISECONDS));
        return peak;
    }

    private static long highWater(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The first names are there while the second page is still being waited for. */
    private static void streams(Shell shell, TestAccount account) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        account.faults()
                .on("dynamodb:Query")
                .where(members -> String.valueOf(members).contains("n5"))
                .slow(read);
        Process process = new ProcessBuilder(command(shell))
                .directory(shell.desk().directory().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).startsWith("many/n");
            read.countDown();
            assertThat(out.lines().count()).isEqualTo(NAMES - 1);
        }
        assertThat(process.waitFor()).isZero();
    }

    private static List<String> command(Shell shell) {
        List<String> command = new ArrayList<>(List.of("env", "-i"));
        shell.desk().environment().forEach((name, value) -> command.add(name + "=" + value));
        command.add(PackagedProgram.executable().toString());
        command.addAll(shell.words("list", "-r"));
        return command;
    }

    private static void copyEntries(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            String columns =
                    "pk, sk, version, state, created, actor, type, size, note, tags, expires, digest, chain, until,"
                            + " generation, envelope";
            statement.execute(
                    "CREATE TEMP TABLE copy AS SELECT " + columns + " FROM item WHERE pk = 'many/' AND sk = 'n0'");
            statement.execute("WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < " + (NAMES - 1)
                    + ") INSERT INTO item (" + columns + ") SELECT " + columns.replace("sk", "'n' || n")
                    + " FROM copy, i");
        }
    }

    private static void copyEntries(TestAccount account) {
        Map<String, AttributeValue> entry = account.row("many/", "n0");
        List<WriteRequest> batch = new ArrayList<>();
        for (int i = 1; i < NAMES; i++) {
            Map<String, AttributeValue> copy = new HashMap<>(entry);
            copy.put("sk", AttributeValue.fromS("n" + i));
            batch.add(WriteRequest.builder()
                    .putRequest(PutRequest.builder().item(copy).build())
                    .build());
            if (batch.size() == BATCH || i == NAMES - 1) {
                List<WriteRequest> whole = List.copyOf(batch);
                account.dynamoDb().batchWriteItem(write -> write.requestItems(Map.of(account.table(), whole)));
                batch.clear();
            }
        }
    }
}

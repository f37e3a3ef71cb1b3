package dev.keystore.adapter.sts;

import dev.keystore.access.RoleArn;
import dev.keystore.access.Session;
import dev.keystore.port.Notices;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.SecretValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Sessions of earlier processes. It only saves calls: what is missing, damaged, readable by others or near its end is opened
 * anew, and where nothing can be kept nothing is.
 */
public final class SessionCache {
    private static final String FORMAT = "keystore-session 1";
    private static final int LINES = 7;

    private final SessionFiles files;
    private final InstantSource clock;
    private final Notices notices;

    public SessionCache(SessionFiles files, InstantSource clock, Notices notices) {
        this.files = files;
        this.clock = clock;
        this.notices = notices;
    }

    /**
     * Which session is wanted.
     *
     * @param name a hash of all that it depends on
     * @param role whose it is
     * @param leastLife how much life it must have left
     * @param asksPerson whether opening one may take as long as a person does
     */
    record Wanted(String name, RoleArn role, Duration leastLife, boolean asksPerson) {}

    /** The session that is {@code wanted} if one is kept, else the one that {@code open} gives, which is kept. */
    Session recall(Wanted wanted, Supplier<Session> open) {
        Optional<Session> kept = read(wanted);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (wanted.asksPerson()) {
            return keep(wanted.name(), open.get());
        }
        AtomicReference<Session> opened = new AtomicReference<>();
        try {
            files.whileHeld(
                    wanted.name(), () -> opened.set(read(wanted).orElseGet(() -> keep(wanted.name(), open.get()))));
        } catch (IOException e) {
            notices.detail("sessions can't be shared with other processes: " + e.getMessage());
        }
        Session session = opened.get();
        return session == null ? open.get() : session;
    }

    private Session keep(String name, Session session) {
        byte[] content = encode(session);
        try {
            files.write(name, content);
        } catch (IOException e) {
            notices.detail("the session is not kept for other processes: " + e.getMessage());
        } finally {
            Arrays.fill(content, (byte) 0);
        }
        return session;
    }

    private Optional<Session> read(Wanted wanted) {
        try {
            Optional<byte[]> content = files.read(wanted.name());
            if (content.isEmpty()) {
                return Optional.empty();
            }
            Session session = decode(content.get());
            Arrays.fill(content.get(), (byte) 0);
            if (session.role().equals(wanted.role()) && session.lastsFor(wanted.leastLife(), clock.instant())) {
                return Optional.of(session);
            }
            session.close();
            return Optional.empty();
        } catch (IOException | MalformedException | DateTimeException e) {
            notices.detail("a session that was kept can't be read and is opened anew");
            return Optional.empty();
        }
    }

    private static byte[] encode(Session session) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        line(lines, FORMAT);
        line(lines, session.expires().toString());
        line(lines, session.role().value());
        line(lines, session.actor());
        line(lines, session.accessKeyId());
        secret(lines, session.secretAccessKey());
        secret(lines, session.token());
        return lines.toByteArray();
    }

    private static void line(ByteArrayOutputStream lines, String text) {
        lines.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void secret(ByteArrayOutputStream lines, SecretValue value) {
        value.use(bytes -> {
            lines.writeBytes(bytes);
            lines.write('\n');
            return lines;
        });
    }

    private static Session decode(byte[] content) {
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != LINES + 1 || !lines[0].equals(FORMAT)) {
            throw new MalformedException("bad session");
        }
        return new Session(
                new RoleArn(lines[2]),
                lines[3],
                lines[4],
                SecretValue.ofUtf8(lines[5]),
                SecretValue.ofUtf8(lines[6]),
                Instant.parse(lines[1]));
    }
}

package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.RoleArn;
import dev.keystore.access.Session;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that other programs are to use, as the variables by which they find it. Closing wipes its secrets, not what was printed
 * or handed to a program.
 */
public final class AssumedSession implements AutoCloseable {
    private static final String ROLE = "KEYSTORE_ASSUMED_ROLE";
    private static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
    private static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";
    private static final String TOKEN = "AWS_SESSION_TOKEN";
    /** What botocore reads first: a stale one would stand above the session's. */
    private static final String OLD_TOKEN = "AWS_SECURITY_TOKEN";

    private static final String END = "AWS_CREDENTIAL_EXPIRATION";

    /** All that is set beside the region, in the order in which it is shown. */
    private static final List<String> VARIABLES = List.of(ACCESS_KEY, SECRET_KEY, TOKEN, OLD_TOKEN, END, ROLE);

    private final RoleArn role;
    private final String accessKeyId;
    private final SecretValue secretAccessKey;
    private final SecretValue token;
    private final Instant expires;
    private final @Nullable AssumedRegion region;

    private AssumedSession(
            RoleArn role,
            String accessKeyId,
            SecretValue secretAccessKey,
            SecretValue token,
            Instant expires,
            @Nullable AssumedRegion region) {
        this.role = role;
        this.accessKeyId = accessKeyId;
        this.secretAccessKey = secretAccessKey;
        this.token = token;
        this.expires = expires;
        this.region = region;
    }

    /**
     * {@code session}, closed with this one, for programs in {@code environment}.
     *
     * @param region which region they are to work in; null to say nothing of it
     */
    public static AssumedSession of(Session session, @Nullable String region, Map<String, String> environment) {
        return new AssumedSession(
                session.role(),
                session.accessKeyId(),
                session.secretAccessKey(),
                session.token(),
                session.expires(),
                region == null ? null : AssumedRegion.over(region, environment));
    }

    /** Whether {@code environment} says that it holds a session of ours. */
    public static boolean isIn(Map<String, String> environment) {
        return !environment.getOrDefault(ROLE, "").isEmpty();
    }

    /**
     * The session that {@code environment} holds. Throws {@link Misconfigured} if it isn't whole.
     *
     * @param region as in {@link #of}
     */
    public static AssumedSession in(Map<String, String> environment, @Nullable String region) {
        try {
            return new AssumedSession(
                    new RoleArn(required(ROLE, environment)),
                    required(ACCESS_KEY, environment),
                    SecretValue.ofUtf8(required(SECRET_KEY, environment)),
                    SecretValue.ofUtf8(required(TOKEN, environment)),
                    OffsetDateTime.parse(required(END, environment)).toInstant(),
                    region == null ? null : AssumedRegion.over(region, environment));
        } catch (MalformedException | DateTimeException e) {
            throw broken("what it says of it can't be read", e);
        }
    }

    /** Throws {@link Misconfigured} if the credentials of the session that {@code environment} speaks of are not all there. */
    public static void requireWhole(Map<String, String> environment) {
        List.of(ACCESS_KEY, SECRET_KEY, TOKEN).forEach(variable -> required(variable, environment));
    }

    private static String required(String variable, Map<String, String> environment) {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            throw broken(variable + " is missing", null);
        }
        return value;
    }

    private static Misconfigured broken(String why, @Nullable Throwable cause) {
        return new Misconfigured(
                "this environment says that it holds a session, but " + why,
                "leave it and open another: eval \"$(keystore assume --unset)\", then keystore assume again",
                cause);
    }

    public RoleArn role() {
        return role;
    }

    /** When it ends, as it is shown everywhere. */
    public String end() {
        return Times.of(expires);
    }

    /** Every variable and its value, secrets among them, for programs where the session was opened. */
    public Map<String, String> variables() {
        return variables(region);
    }

    /** The same for programs elsewhere, whose environment isn't known. */
    Map<String, String> variablesElsewhere() {
        return variables(region == null ? null : region.elsewhere());
    }

    private Map<String, String> variables(@Nullable AssumedRegion where) {
        Map<String, String> variables = new LinkedHashMap<>();
        String text = revealed(token);
        variables.put(ACCESS_KEY, accessKeyId);
        variables.put(SECRET_KEY, revealed(secretAccessKey));
        variables.put(TOKEN, text);
        variables.put(OLD_TOKEN, text);
        variables.put(END, end());
        variables.put(ROLE, role.value());
        if (where != null) {
            variables.putAll(where.variables());
        }
        return variables;
    }

    /** As one JSON object. */
    void json(JsonOutput json) {
        json.startObject().field("roleArn").text(role.value());
        json.field("accessKeyId").text(accessKeyId);
        json.field("secretAccessKey").text(revealed(secretAccessKey));
        json.field("sessionToken").text(revealed(token));
        json.field("expiration").text(end());
        if (region != null) {
            json.field("region").text(region.region());
        }
        json.endObject();
    }

    /** As the AWS SDKs read it from a {@code credential_process}. */
    void process(JsonOutput json) {
        json.startObject().field("Version").number(1);
        json.field("AccessKeyId").text(accessKeyId);
        json.field("SecretAccessKey").text(revealed(secretAccessKey));
        json.field("SessionToken").text(revealed(token));
        json.field("Expiration").text(end());
        json.endObject();
    }

    private static String revealed(SecretValue value) {
        return value.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * The lines by which a shell leaves the session that its {@code environment} holds. What stands in AWS's own variables is cleared
     * whoever has put it there; the region only where we did.
     */
    public static String wayBack(Map<String, String> environment, ShellDialect dialect) {
        StringBuilder lines = new StringBuilder();
        VARIABLES.forEach(name -> lines.append(dialect.unset(name)));
        Optional<AssumedRegion> region = AssumedRegion.in(environment);
        region.ifPresent(ours -> lines.append(ours.wayBack(environment, dialect)));
        return lines.toString();
    }

    @Override
    public void close() {
        secretAccessKey.close();
        token.close();
    }

    @Override
    public String toString() {
        return "AssumedSession[" + role + ", " + end() + "]";
    }
}

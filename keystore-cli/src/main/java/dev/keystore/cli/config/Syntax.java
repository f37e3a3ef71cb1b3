package dev.keystore.cli.config;

import dev.keystore.access.AssumedRole;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How each setting is written, wherever it is written. All throw {@link MalformedException} saying what is allowed. */
final class Syntax {
    private static final Pattern STORE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    private static final Pattern TABLE_ARN = Pattern.compile(
            "arn:aws[a-z-]*:dynamodb:(?<region>[a-z0-9-]{1,32}):[0-9]{12}:table/(?<name>[A-Za-z0-9_.-]{3,255})");
    private static final String KMS_ARN = "arn:aws[a-z-]*:kms:[a-z0-9-]{1,32}:[0-9]{12}:";
    private static final Pattern KEY_ARN = Pattern.compile(KMS_ARN + "key/[A-Za-z0-9_-]{1,128}");
    private static final Pattern KEY = Pattern.compile("(" + KMS_ARN + ")?alias/[A-Za-z0-9/_-]{1,250}"
            + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");
    /** A lone {@code ~} is YAML's nothing. */
    private static final Pattern TEXT = Pattern.compile("(?!~$)[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]{1,1224}");

    private static final Pattern DURATION = Pattern.compile("(?<number>[1-9][0-9]{0,5})(?<unit>[smh])");
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");

    private Syntax() {}

    static String storeName(String text) {
        return matching(
                STORE_NAME,
                text,
                "store name",
                "up to 64 letters, digits, '_', '.' or '-', not starting with '.' or '-'");
    }

    static String table(String text) {
        return TABLE_ARN.matcher(text).matches()
                ? text
                : matching(
                        TABLE,
                        text,
                        "table",
                        "3 to 255 letters, digits, '_', '.' or '-', or arn:aws:dynamodb:REGION:ACCOUNT:table/NAME");
    }

    /** The name of a table that may be given as an ARN. */
    static String tableName(String table) {
        Matcher arn = TABLE_ARN.matcher(table);
        return arn.matches() ? arn.group("name") : table;
    }

    /** The region of a table given as an ARN; empty for a name. */
    static String tableRegion(String table) {
        Matcher arn = TABLE_ARN.matcher(table);
        return arn.matches() ? arn.group("region") : "";
    }

    static String key(String text) {
        return KEY_ARN.matcher(text).matches()
                ? text
                : matching(KEY, text, "key", "arn:aws:kms:REGION:ACCOUNT:key/ID, the id alone, or alias/NAME");
    }

    static String keyArn(String text) {
        return matching(KEY_ARN, text, "key", "arn:aws:kms:REGION:ACCOUNT:key/ID");
    }

    static String region(String text) {
        return matching(REGION, text, "region", "lower-case letters, digits and '-', such as eu-west-1");
    }

    static String text(String text) {
        return matching(TEXT, text, "text", "1 to 1224 printable characters");
    }

    static String variable(String text) {
        return matching(VARIABLE, text, "variable name", "letters, digits and '_', not starting with a digit");
    }

    static Duration duration(String text) {
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw new MalformedException("bad duration " + Quoted.of(text) + ": a number and s, m or h, such as 15m");
        }
        Duration unit = UNITS.getOrDefault(duration.group("unit"), Duration.ofSeconds(1));
        return AssumedRole.checked(unit.multipliedBy(Long.parseLong(duration.group("number"))));
    }

    static URI endpoint(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw badEndpoint(text);
        }
        throw badEndpoint(text);
    }

    private static MalformedException badEndpoint(String text) {
        return new MalformedException(
                "bad endpoint " + Quoted.of(text) + ": http://HOST[:PORT] or https://HOST[:PORT]");
    }

    private static String matching(Pattern pattern, String text, String what, String allowed) {
        if (!pattern.matcher(text).matches()) {
            throw new MalformedException("bad " + what + " " + Quoted.of(text) + ": " + allowed);
        }
        return text;
    }
}

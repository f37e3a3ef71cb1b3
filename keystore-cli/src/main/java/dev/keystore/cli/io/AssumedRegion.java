package dev.keystore.cli.io;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The region that a session brings along, and what the environment's region variables said before: the way back gives the user his
 * own again. Both stand in {@link #MARK}, as {@code eu-west-1,AWS_REGION=us-east-1}.
 *
 * @param region the session's; empty where a mark only says that the variables are ours
 * @param before what was there, by variable
 */
record AssumedRegion(String region, Map<String, String> before) {
    /** The variable that tells that the region variables were set here. */
    static final String MARK = "KEYSTORE_ASSUMED_REGION";

    /** AWS's name for it, and the older one that some tools still read. */
    static final List<String> VARIABLES = List.of("AWS_REGION", "AWS_DEFAULT_REGION");

    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
    private static final Pattern EARLIER = Pattern.compile("(?<name>AWS_[A-Z_]+)=(?<region>[A-Za-z0-9-]+)");

    /** {@code region} where {@code environment} is now. */
    static AssumedRegion over(String region, Map<String, String> environment) {
        Optional<AssumedRegion> earlier = in(environment);
        Map<String, String> before = new HashMap<>();
        for (String variable : VARIABLES) {
            String now = environment.getOrDefault(variable, "");
            boolean ours = earlier.isPresent() && earlier.get().hasSet(now);
            String own = ours ? earlier.get().before().getOrDefault(variable, "") : now;
            if (!own.isEmpty()) {
                before.put(variable, own);
            }
        }
        return new AssumedRegion(region, before);
    }

    /** The same where nothing is known of what was there before. */
    AssumedRegion elsewhere() {
        return new AssumedRegion(region, Map.of());
    }

    /** What the mark in {@code environment} says; empty where there is none. */
    static Optional<AssumedRegion> in(Map<String, String> environment) {
        String mark = environment.getOrDefault(MARK, "");
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = mark.split(",", -1);
        Map<String, String> before = new HashMap<>();
        for (String part : parts) {
            Matcher earlier = EARLIER.matcher(part);
            if (earlier.matches() && VARIABLES.contains(earlier.group("name"))) {
                before.put(earlier.group("name"), earlier.group("region"));
            }
        }
        return Optional.of(new AssumedRegion(REGION.matcher(parts[0]).matches() ? parts[0] : "", before));
    }

    /** Whether {@code now}, what a region variable says, is of our making. */
    private boolean hasSet(String now) {
        return region.isEmpty() || now.equals(region);
    }

    /** The variables to be set, in the order in which they are shown. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        VARIABLES.forEach(name -> variables.put(name, region));
        variables.put(MARK, mark());
        return variables;
    }

    private String mark() {
        StringBuilder mark = new StringBuilder(region);
        for (String name : VARIABLES) {
            String own = before.getOrDefault(name, "");
            if (EARLIER.matcher(name + "=" + own).matches()) {
                mark.append(',').append(name).append('=').append(own);
            }
        }
        return mark.toString();
    }

    /** The lines by which a shell whose environment is {@code now} gets back what was before. */
    String wayBack(Map<String, String> now, ShellDialect dialect) {
        StringBuilder lines = new StringBuilder();
        for (String name : VARIABLES) {
            if (hasSet(now.getOrDefault(name, ""))) {
                String own = before.getOrDefault(name, "");
                lines.append(own.isEmpty() ? dialect.unset(name) : dialect.set(name, own));
            }
        }
        return lines.append(dialect.unset(MARK)).toString();
    }
}

package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Roles to assume one from the other.
 *
 * @param roles at least one; the last is the one whose session is used
 */
public record RoleChain(List<AssumedRole> roles) {
    /** How long a session lasts at most that was opened by another role's session (IAM user guide, "Roles terms and concepts"). */
    public static final Duration LONGEST_LINK = Duration.ofHours(1);

    /** Throws {@link MalformedException} for no role at all, or for a session that lasts longer than its place in the chain allows. */
    public RoleChain {
        roles = List.copyOf(roles);
        if (roles.isEmpty()) {
            throw new MalformedException("bad chain of roles: at least one");
        }
        for (AssumedRole role : roles.subList(1, roles.size())) {
            Duration asked = role.duration();
            if (asked != null && asked.compareTo(LONGEST_LINK) > 0) {
                throw new MalformedException("bad duration of a session of " + role.arn()
                        + ": a role assumed with the session of another lasts at most an hour, 1h");
            }
        }
    }

    /** One role alone. */
    public static RoleChain of(AssumedRole role) {
        return new RoleChain(List.of(role));
    }

    /** The role whose session is used in the end. */
    public AssumedRole last() {
        return roles.get(roles.size() - 1);
    }

    /** Whether a person has to give a code of a device for any of them. */
    public boolean takesCode() {
        return roles.stream().anyMatch(role -> role.mfa() != null);
    }

    /** The same, after {@code first} were assumed. Throws {@link MalformedException} as the constructor. */
    public RoleChain after(List<AssumedRole> first) {
        List<AssumedRole> all = new ArrayList<>(first);
        all.addAll(roles);
        return new RoleChain(all);
    }

    /** The ARNs, one from the other. */
    @Override
    public String toString() {
        return roles.stream().map(role -> role.arn().value()).collect(Collectors.joining(" → "));
    }
}

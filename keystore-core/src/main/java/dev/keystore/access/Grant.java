package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.StoreId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A grantee's right to some of a store's secrets, which becomes a role in the store's account.
 *
 * @param store whose secrets
 * @param table where they lie
 * @param key what wraps their data keys; in the table's account
 * @param level what may be done
 * @param patterns with which secrets; at least one, none twice
 * @param grantee by whom
 * @param guard what a caller has to show besides being one of them
 */
public record Grant(
        StoreId store,
        TableArn table,
        KeyArn key,
        AccessLevel level,
        List<GrantPattern> patterns,
        Grantee grantee,
        Guard guard) {
    /**
     * What a caller has to show.
     *
     * @param externalId the external id; null for none
     * @param organization that its account is in this organization; null for any
     * @param mfa that it is a user who has shown a code of an MFA device lately
     */
    public record Guard(
            @Nullable ExternalId externalId, @Nullable OrganizationId organization, boolean mfa) {
        /** Nothing. */
        public static final Guard NONE = new Guard(null, null, false);
    }

    /** Throws {@link MalformedException}, saying what is allowed, for what can't be granted so. */
    public Grant {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty()) {
            throw new MalformedException("a grant needs a pattern, like prod/app1/*");
        }
        if (patterns.stream().distinct().count() < patterns.size()) {
            throw new MalformedException("a pattern is there twice");
        }
        for (GrantPattern pattern : patterns) {
            if (pattern.isOneSecret() && !level.fitsOneSecret()) {
                throw new MalformedException("bad pattern " + Quoted.of(pattern.value()) + " for access " + level.word()
                        + ": only a reader can be granted one secret; others get its namespace, "
                        + Quoted.of(pattern.namespace() + "/*"));
            }
        }
        if (!key.account().equals(table.account())) {
            throw new MalformedException(
                    "the key is in account " + key.account() + " and the table in " + table.account());
        }
        if (!grantee.account().equals(table.account()) && guard.externalId() == null && guard.organization() == null) {
            throw new MalformedException("a grant for another account (" + grantee.account()
                    + ") needs an external id or an organization, lest somebody else's service is made to use it");
        }
        if (guard.mfa() && grantee.namesRoles()) {
            throw new MalformedException("MFA can be asked of users only: no session of a role says that it was shown");
        }
    }

    /** The patterns as policies hold them: for a single secret its labels' partition as well. */
    public List<String> policyPatterns() {
        return patterns.stream().flatMap(pattern -> pattern.inPolicy().stream()).toList();
    }

    /** The namespaces that it is about. */
    public SortedSet<Namespace> namespaces() {
        SortedSet<Namespace> namespaces = new TreeSet<>();
        patterns.forEach(pattern -> namespaces.add(pattern.namespace()));
        return namespaces;
    }
}

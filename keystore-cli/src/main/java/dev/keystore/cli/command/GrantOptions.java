package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.access.AccessLevel;
import dev.keystore.access.ExternalId;
import dev.keystore.access.Grant;
import dev.keystore.access.Grant.Guard;
import dev.keystore.access.GrantPattern;
import dev.keystore.access.Grantee;
import dev.keystore.access.OrganizationId;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is granted, and to whom. */
final class GrantOptions extends Syntax {
    private static final String AUTO = "auto";

    private final Option<List<String>> to = option("--to")
            .takes("ACCOUNT|ARN")
            .says("an account, or users and roles of one, with * in their names where that is meant; may be repeated")
            .each(text -> text);
    private final Option<List<String>> patterns = option("--pattern")
            .takes("P")
            .says("a namespace and all below, prod/app1/*, or for readers one secret; may be repeated")
            .each(text -> text);
    private final Option<AccessLevel> access = option("--access")
            .takes(AccessLevel.words("|"))
            .says("what may be done")
            .as(AccessLevel::of);
    private final Option<String> externalId = option("--external-id")
            .takes("X|auto")
            .says("what has to be shown to use the grant; auto makes one up, and keeps it when run again")
            .as(text -> text.equals(AUTO) ? AUTO : new ExternalId(text).value());
    private final Option<OrganizationId> organization = option("--org-id")
            .takes("O")
            .says("only for accounts of this organization")
            .as(OrganizationId::new);
    private final Option<Boolean> mfa = option("--require-mfa")
            .says("only for users who have shown an MFA code within the hour")
            .flag();

    GrantOptions() {
        super("What is granted to whom");
    }

    AccessLevel access() {
        return given(access);
    }

    Grantee grantee() {
        for (String grantee : given(to)) {
            if (grantee.indexOf(',') >= 0) {
                throw new MalformedException("bad grantee " + Quoted.of(grantee)
                        + ": a template's list can't hold a comma; repeat --to for several");
            }
        }
        return Grantee.of(given(to));
    }

    /**
     * The grant of secrets in {@code store}.
     *
     * @param earlier the external id that this grant was made with before; null for none
     */
    Grant of(GrantedStore store, @Nullable String earlier) {
        Guard guard = new Guard(externalId(earlier), organization.orNull(), mfa.isGiven());
        try {
            return new Grant(
                    store.id(),
                    store.table(),
                    store.key(),
                    access(),
                    given(patterns).stream().map(GrantPattern::new).toList(),
                    grantee(),
                    guard);
        } catch (MalformedException e) {
            throw new Refused(
                    String.valueOf(e.getMessage()),
                    !grantee().account().equals(store.table().account())
                                    && guard.externalId() == null
                                    && guard.organization() == null
                            ? "--external-id auto makes one up, --org-id names an organization"
                            : null);
        }
    }

    /** Throws {@link dev.keystore.KeystoreException} or {@link dev.keystore.secret.MalformedException} for what no store can grant. */
    void check() {
        access();
        grantee();
        given(patterns).forEach(GrantPattern::new);
    }

    private @Nullable ExternalId externalId(@Nullable String earlier) {
        if (!externalId.isGiven()) {
            return null;
        }
        if (!externalId.get().equals(AUTO)) {
            return new ExternalId(externalId.get());
        }
        return new ExternalId(
                earlier == null || earlier.isEmpty() ? UUID.randomUUID().toString() : earlier);
    }

    private static <T> T given(Option<T> option) {
        if (!option.isGiven()) {
            throw new Refused(option.name() + " is missing", "`keystore bootstrap grant --help` shows how it is used");
        }
        return option.get();
    }
}

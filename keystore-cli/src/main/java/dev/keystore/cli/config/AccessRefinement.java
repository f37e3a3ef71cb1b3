package dev.keystore.cli.config;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.ExternalId;
import dev.keystore.access.RoleArn;
import dev.keystore.access.SessionName;
import dev.keystore.cli.config.ChosenAccess.Endpoints;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Completes how AWS is called. Options come first; then {@code KEYSTORE_ROLE_ARN} and its like, unless the environment means
 * another store with them; then what was said where the store was named; then AWS's own variables.
 *
 * @param flags the options
 * @param variables the environment
 * @param environmentSpeaks whether the environment's {@code KEYSTORE_*} are meant for this
 */
record AccessRefinement(StoreFlags flags, Variables variables, boolean environmentSpeaks) {
    /** The role whose session {@code keystore assume} has put into the environment. */
    static final String ASSUMED_ROLE = "KEYSTORE_ASSUMED_ROLE";

    /** Access to {@code table}, null for none, of which {@code said} is known. Throws {@link dev.keystore.KeystoreException}. */
    ChosenAccess complete(@Nullable Setting<String> table, AccessSaid said) {
        RoleOptions roles = roles(said.roles());
        Setting<String> assumed = variables.get(ASSUMED_ROLE);
        if (assumed != null) {
            refuseAnother(roles, assumed);
            roles = RoleOptions.NONE;
        }
        return new ChosenAccess(
                region(table, said),
                profile(said, assumed != null),
                new Endpoints(
                        endpoint(said, "DYNAMODB"),
                        endpoint(said, "KMS"),
                        endpoint(said, "STS"),
                        endpoint(said, "CLOUDFORMATION")),
                roles);
    }

    /**
     * The role of {@code said}, or the one that option or environment name. What was said beside one role is not told to another; only
     * how sessions are called is everybody's.
     */
    private RoleOptions roles(RoleOptions said) {
        RoleFlags given = flags.roles();
        Setting<List<RoleArn>> arns = given.roleArns().isEmpty()
                ? spoken("KEYSTORE_ROLE_ARN", text -> List.of(new RoleArn(text)))
                : new Setting<>(given.roleArns(), Origin.flag("--role-arn"));
        boolean another = arns != null;
        boolean byFlag = !given.roleArns().isEmpty();
        boolean othersId = byFlag && variables.get("KEYSTORE_ROLE_ARN") != null;
        RoleOptions beside = another ? RoleOptions.NONE : said;
        RoleOptions roles = new RoleOptions(
                another ? arns : beside.roleArns(),
                first(
                        flag("--external-id", given.externalId()),
                        othersId ? null : spoken("KEYSTORE_EXTERNAL_ID", ExternalId::new),
                        beside.externalId()),
                first(
                        flag("--session-name", given.sessionName()),
                        spoken("KEYSTORE_SESSION_NAME", SessionName::new),
                        said.sessionName()),
                first(flag("--duration", given.duration()), null, beside.duration()),
                first(flag("--source-identity", given.sourceIdentity()), null, beside.sourceIdentity()),
                given.sessionTags().values().isEmpty()
                        ? beside.sessionTags()
                        : new Setting<>(given.sessionTags(), Origin.flag("--session-tag")),
                first(flag("--mfa-serial", given.mfaSerial()), null, beside.mfaSerial()));
        if (roles.roleArns() == null) {
            refuseWithoutRole(roles);
        }
        return roles;
    }

    /** Nobody should think that what he said about a role had any effect where none is assumed; the environment may speak for others. */
    private static void refuseWithoutRole(RoleOptions roles) {
        roles.said().forEach((key, setting) -> {
            if (setting.origin().level() != Origin.Level.ENVIRONMENT) {
                throw setting.origin()
                        .problem("'" + key + "' has no meaning without a role", "name one with --role-arn or role-arn");
            }
        });
    }

    /** A session that was put into the environment is used as it is, never to open another one with. */
    private static void refuseAnother(RoleOptions roles, Setting<String> assumed) {
        Setting<List<RoleArn>> arns = roles.roleArns();
        if (arns == null) {
            return;
        }
        RoleArn last = arns.value().get(arns.value().size() - 1);
        if (!last.value().equals(assumed.value())) {
            throw new Misconfigured(
                    "this environment holds a session of " + Origin.printable(assumed.value()) + ", and "
                            + arns.origin().where() + " asks for " + last,
                    "leave that session first: eval \"$(keystore assume --unset)\"",
                    null);
        }
    }

    private @Nullable Setting<String> region(@Nullable Setting<String> table, AccessSaid said) {
        Setting<String> flag = Named.flag("--region", flags.region());
        if (flag != null) {
            Setting<String> region = flag.map(Syntax::region);
            if (table != null) {
                StoreReader.checkRegion(table, region);
            }
            return region;
        }
        String own = table == null ? "" : Syntax.tableRegion(table.value());
        if (table != null && !own.isEmpty()) {
            return new Setting<>(own, table.origin());
        }
        Setting<String> variable = variables.first(List.of("AWS_REGION", "AWS_DEFAULT_REGION"));
        return said.region() != null || variable == null ? said.region() : variable.map(Syntax::region);
    }

    /** @param inEnvironment whether the session to be used is the environment's, whatever profile is named */
    private @Nullable Setting<String> profile(AccessSaid said, boolean inEnvironment) {
        if (inEnvironment) {
            return null;
        }
        Setting<String> flag = Named.flag("--profile", flags.profile());
        if (flag != null) {
            return flag.map(Syntax::text);
        }
        return said.profile() == null ? variables.get("AWS_PROFILE") : said.profile();
    }

    private @Nullable Setting<URI> endpoint(AccessSaid said, String service) {
        Setting<String> flag = Named.flag("--endpoint-url", flags.endpointUrl());
        if (flag != null) {
            return flag.map(Syntax::endpoint);
        }
        Setting<String> variable = variables.first(List.of("AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL"));
        return said.endpointUrl() != null || variable == null ? said.endpointUrl() : variable.map(Syntax::endpoint);
    }

    private static <T> @Nullable Setting<T> flag(String name, @Nullable T value) {
        return value == null ? null : new Setting<>(value, Origin.flag(name));
    }

    private <T> @Nullable Setting<T> spoken(String variable, Function<String, T> parse) {
        Setting<String> said = environmentSpeaks ? variables.get(variable) : null;
        return said == null ? null : said.map(parse);
    }

    private static <T> @Nullable Setting<T> first(
            @Nullable Setting<T> flag, @Nullable Setting<T> environment, @Nullable Setting<T> said) {
        if (flag != null) {
            return flag;
        }
        return environment != null ? environment : said;
    }
}

package dev.keystore.adapter.sts;

import dev.keystore.access.AssumedRole;
import dev.keystore.access.MfaSerial;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleArn;
import dev.keystore.access.RoleChain;
import dev.keystore.access.Session;
import dev.keystore.access.SessionPolicy;
import dev.keystore.port.AccessBroker;
import dev.keystore.port.MfaCodes;
import dev.keystore.port.Notices;
import dev.keystore.secret.Digest;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * Asks STS for the sessions of a chain of roles, each with the one before. The session of every link is kept under a hash of all
 * that it depends on: the caller, every role up to it with all its parameters, the session policy, and where STS was asked.
 *
 * <p>Only the last session is narrowed, and not where a code of an MFA device opened it: codes are good for one use, and a person
 * would be asked for another at every namespace.
 */
public final class StsAccessBroker implements AccessBroker {
    private final Supplier<StsClient> client;
    private final String where;
    private final BaseIdentity caller;
    private final SessionCache cache;
    private final MfaCodes codes;
    private final Notices notices;

    /**
     * A broker for {@code caller}.
     *
     * @param client gives the client of a regional STS, which signs as the caller, at every use
     * @param where which STS that is, by region and endpoint
     */
    public StsAccessBroker(
            Supplier<StsClient> client,
            String where,
            BaseIdentity caller,
            SessionCache cache,
            MfaCodes codes,
            Notices notices) {
        this.client = client;
        this.where = where;
        this.caller = caller;
        this.cache = cache;
        this.codes = codes;
        this.notices = notices;
    }

    @Override
    public Session open(RoleChain chain, Reach reach, Duration leastLife) {
        boolean single = chain.roles().size() == 1;
        boolean byCode = single && chain.takesCode();
        Optional<SessionPolicy> policy = byCode ? Optional.empty() : SessionPolicy.of(reach);
        if (policy.isEmpty() && !reach.isWhole()) {
            notices.detail("the session is not narrowed to the names that are needed: "
                    + (byCode ? "an MFA code opens one session for all" : "they are too many for a session policy"));
        }
        return open(chain.roles(), policy.orElse(null), caller.key(), leastLife);
    }

    private Session open(
            List<AssumedRole> roles, @Nullable SessionPolicy policy, String callerKey, Duration leastLife) {
        String name = Digest.of(
                        String.join("\n", callerKey, where, described(roles), policy == null ? "" : policy.json())
                                .getBytes(StandardCharsets.UTF_8))
                .toString();
        RoleArn last = roles.get(roles.size() - 1).arn();
        return cache.recall(
                new SessionCache.Wanted(name, last, leastLife, new RoleChain(roles).takesCode()),
                () -> assume(roles, policy, callerKey));
    }

    private Session assume(List<AssumedRole> roles, @Nullable SessionPolicy policy, String callerKey) {
        int last = roles.size() - 1;
        AssumedRole role = roles.get(last);
        if (last == 0) {
            return assume(role, policy, (Session) null);
        }
        try (Session before = open(roles.subList(0, last), null, callerKey, Session.LEAST_LIFE)) {
            return assume(role, policy, before);
        }
    }

    private Session assume(AssumedRole role, @Nullable SessionPolicy policy, @Nullable Session signer) {
        try {
            return session(role, client.get().assumeRole(request(role, policy, signer)));
        } catch (SdkException e) {
            if (policy != null
                    && e instanceof AwsServiceException answer
                    && StsFailures.isPackedPolicyTooLarge(answer)) {
                notices.detail("the session is not narrowed to the names that are needed:"
                        + " session policy and session tags together are too large");
                return assume(role, null, signer);
            }
            throw StsFailures.translate(e, action(role));
        }
    }

    private AssumeRoleRequest request(AssumedRole role, @Nullable SessionPolicy policy, @Nullable Session signer) {
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(role.arn().value())
                .roleSessionName(role.sessionName().value());
        if (role.externalId() != null) {
            request.externalId(role.externalId().value());
        }
        if (role.duration() != null) {
            request.durationSeconds(Math.toIntExact(role.duration().toSeconds()));
        }
        if (role.sourceIdentity() != null) {
            request.sourceIdentity(role.sourceIdentity().value());
        }
        if (!role.tags().values().isEmpty()) {
            request.tags(role.tags().values().entrySet().stream()
                    .map(tag -> Tag.builder()
                            .key(tag.getKey())
                            .value(tag.getValue())
                            .build())
                    .toList());
        }
        MfaSerial mfa = role.mfa();
        if (mfa != null) {
            request.serialNumber(mfa.value()).tokenCode(codes.code(mfa));
        }
        if (policy != null) {
            request.policy(policy.json());
        }
        if (signer != null) {
            request.overrideConfiguration(
                    o -> o.credentialsProvider(StaticCredentialsProvider.create(SessionCredentials.of(signer))));
        }
        return request.build();
    }

    private static Session session(AssumedRole role, AssumeRoleResponse answer) {
        Credentials credentials = answer.credentials();
        return new Session(
                role.arn(),
                answer.assumedRoleUser().arn(),
                credentials.accessKeyId(),
                SecretValue.ofUtf8(credentials.secretAccessKey()),
                SecretValue.ofUtf8(credentials.sessionToken()),
                credentials.expiration());
    }

    /** Everything of {@code roles} that an answer of STS depends on, a line each: none of it can hold the end of a line. */
    private static String described(List<AssumedRole> roles) {
        List<String> lines = new ArrayList<>();
        for (AssumedRole role : roles) {
            lines.add(role.arn().value());
            lines.add(role.sessionName().value());
            lines.add(line(role.externalId()));
            lines.add(line(role.duration()));
            lines.add(line(role.sourceIdentity()));
            lines.add(line(role.mfa()));
            lines.add(String.valueOf(role.tags().values().size()));
            role.tags().values().forEach((key, value) -> lines.addAll(List.of(key, value)));
        }
        return String.join("\n", lines);
    }

    /** What is absent is no value that is present. */
    private static String line(@Nullable Object value) {
        return value == null ? "-" : "=" + value;
    }

    private static String action(AssumedRole role) {
        return "sts:AssumeRole of " + role.arn()
                + (role.externalId() == null ? " without an external id" : " with an external id")
                + (role.mfa() == null ? "" : " and a code of " + role.mfa());
    }
}

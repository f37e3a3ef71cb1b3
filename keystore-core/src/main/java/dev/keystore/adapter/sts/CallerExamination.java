package dev.keystore.adapter.sts;

import dev.keystore.KeystoreException;
import dev.keystore.port.Check;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Looks at who is calling before any role is assumed: where his credentials come from, whether AWS takes them, and what time it is there. */
public final class CallerExamination {
    private static final Duration MUCH = Duration.ofMinutes(1);
    private static final Duration TOO_MUCH = Duration.ofMinutes(5);
    private static final String ACTION = "sts:GetCallerIdentity";

    private final Supplier<StsClient> client;
    private final AwsCredentialsProvider credentials;
    private final InstantSource clock;

    /** What was found out. */
    public record Found(List<Check> checks, Optional<String> arn) {
        public Found {
            checks = List.copyOf(checks);
        }
    }

    public CallerExamination(Supplier<StsClient> client, AwsCredentialsProvider credentials, InstantSource clock) {
        this.client = client;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Asks STS once. The ARN is there only if the caller may go on. */
    public Found examine() {
        List<Check> checks = new ArrayList<>();
        try {
            checks.add(credentials(credentials.resolveCredentials()));
        } catch (SdkException e) {
            return new Found(
                    List.of(Check.fail("credentials", StsFailures.translate(e, "finding the caller's credentials"))),
                    Optional.empty());
        } catch (KeystoreException e) {
            return new Found(List.of(Check.fail("credentials", e)), Optional.empty());
        }
        try {
            GetCallerIdentityResponse answer = client.get().getCallerIdentity();
            checks.add(time(answer.sdkHttpResponse()));
            checks.add(identity(new CallerArn(answer.arn())));
            return new Found(checks, Optional.of(answer.arn()));
        } catch (SdkException e) {
            Check time = e instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                    ? time(answer.awsErrorDetails().sdkHttpResponse())
                    : null;
            if (time != null) {
                checks.add(time);
            }
            if (time == null || !time.isFailure()) {
                checks.add(Check.fail("identity", StsFailures.translate(e, ACTION)));
            }
            return new Found(checks, Optional.empty());
        }
    }

    private static Check credentials(AwsCredentials found) {
        String from = found.providerName()
                .flatMap(CredentialSource::words)
                .map(source -> ", from " + source)
                .orElse("");
        if (found instanceof AwsSessionCredentials) {
            String end = found.expirationTime()
                    .map(time -> ", until " + time.truncatedTo(ChronoUnit.SECONDS))
                    .orElse("");
            return Check.ok("credentials", "temporary" + from + end);
        }
        return Check.warn(
                "credentials",
                "long-lived keys" + from,
                "temporary ones can't be lost for long: a role of the machine, IAM Identity Center (`aws sso login`), or a"
                        + " federated identity");
    }

    private static Check identity(CallerArn caller) {
        String detail = caller.value() + ", account " + caller.account();
        return caller.isRoot()
                ? Check.warn(
                        "identity",
                        detail,
                        "a root user may do everything and can assume no role: use a user or a role of the account")
                : Check.ok("identity", detail);
    }

    private Check time(@Nullable SdkHttpResponse answer) {
        Instant here = clock.instant();
        Optional<String> said = answer == null ? Optional.empty() : answer.firstMatchingHeader("Date");
        if (said.isEmpty()) {
            return Check.warn("clock", "the answer of STS does not say what time it is there", null);
        }
        Instant there;
        try {
            there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(said.get()));
        } catch (DateTimeException e) {
            return Check.warn("clock", "the answer of STS says no time that can be read", null);
        }
        Duration apart = Duration.between(there, here).abs();
        if (apart.compareTo(MUCH) <= 0) {
            return Check.ok("clock", "within a minute of AWS's");
        }
        String detail = "this machine's clock is " + apart.toSeconds() + " s "
                + (here.isBefore(there) ? "behind" : "ahead of") + " AWS's";
        String hint = "set the clock, best by NTP: AWS refuses what was signed more than 5 minutes off";
        return apart.compareTo(TOO_MUCH) > 0 ? Check.fail("clock", detail, hint) : Check.warn("clock", detail, hint);
    }
}

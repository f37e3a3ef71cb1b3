package dev.keystore.adapter.aws;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what any AWS service can answer in the words of {@link KeystoreException}; what only one service answers is said beside it. */
public final class AwsFailures {
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "NotAuthorized");
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");
    private static final Set<String> UNKNOWN_CREDENTIALS = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "InvalidAccessKeyId",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException");
    private static final Set<String> BAD_SIGNATURE = Set.of("SignatureDoesNotMatch", "InvalidSignatureException");
    /** How AWS says that a request was signed at another time than it came. */
    private static final Pattern TIME = Pattern.compile("Signature (expired|not yet current): ");

    private static final Set<String> THROTTLED = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "ProvisionedThroughputExceededException",
            "LimitExceededException",
            "SlowDown");

    private AwsFailures() {}

    /**
     * What {@code failure} says, if any service could have said it. {@code action} names what was asked for, as IAM does, on
     * what: {@code dynamodb:GetItem on table keystore}.
     */
    public static Optional<KeystoreException> translate(SdkException failure, String action) {
        if (failure instanceof AwsServiceException answer) {
            return answered(answer, action);
        }
        return failure instanceof SdkClientException ? Optional.of(unanswered(failure, action)) : Optional.empty();
    }

    /** The code of {@code answer}, empty if it has none. */
    public static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? ""
                : answer.awsErrorDetails().errorCode();
    }

    /** The sentence that AWS wrote, which names principals and resources but never a value. */
    public static String sentence(AwsServiceException answer) {
        String sentence = answer.awsErrorDetails() == null
                ? answer.getMessage()
                : answer.awsErrorDetails().errorMessage();
        return sentence == null ? "no reason given" : sentence;
    }

    private static Optional<KeystoreException> answered(AwsServiceException answer, String action) {
        String code = code(answer);
        if (isDenial(answer)) {
            return Optional.of(new Denied(
                    action + " was denied: " + sentence(answer),
                    "check the caller's policies, the grant's patterns, and the key's policy",
                    answer));
        }
        if (EXPIRED.contains(code)) {
            return Optional.of(new Misconfigured(
                    "the session's token has expired (" + action + ")",
                    "log in again, or renew the credentials in the environment or profile",
                    answer));
        }
        if (UNKNOWN_CREDENTIALS.contains(code)) {
            return Optional.of(new Misconfigured(
                    "AWS does not know these credentials (" + code + ", " + action + ")",
                    "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or the profile: they must belong together and to this partition",
                    answer));
        }
        if (BAD_SIGNATURE.contains(code) && TIME.matcher(sentence(answer)).find()) {
            return Optional.of(new Misconfigured(
                    "AWS says that this machine's clock is wrong: " + sentence(answer) + " (" + action + ")",
                    "set the clock",
                    answer));
        }
        if (BAD_SIGNATURE.contains(code)) {
            return Optional.of(new Misconfigured(
                    "the request's signature was refused (" + action + ")",
                    "check this machine's clock, then the secret access key",
                    answer));
        }
        if (code.equals("RegionDisabledException")) {
            return Optional.of(new Misconfigured(
                    "STS is not active in this region (" + action + ")",
                    "activate it in the account, or give another --region",
                    answer));
        }
        if (code.equals("OptInRequired")) {
            return Optional.of(new Misconfigured(
                    "the account is not opted in to this region (" + action + ")", "give another --region", answer));
        }
        if (isThrottling(answer)) {
            return Optional.of(new Unavailable(action + " was throttled", "try again later", answer));
        }
        if (answer.statusCode() >= 500) {
            return Optional.of(new Unavailable(
                    action + " failed inside AWS: " + (code.isEmpty() ? "status " + answer.statusCode() : code),
                    "try again later",
                    answer));
        }
        if (code.isEmpty()) {
            return Optional.of(new Misconfigured(
                    action + " was answered by something that is not AWS, with status " + answer.statusCode(),
                    "check the endpoint, and any proxy on the way",
                    answer));
        }
        return Optional.empty();
    }

    /** Whether {@code answer} says that the caller may not. */
    public static boolean isDenial(AwsServiceException answer) {
        return DENIED.contains(code(answer));
    }

    /** Code and sentence of an answer, or what the SDK says where there was none. */
    public static String describe(SdkException failure) {
        return failure instanceof AwsServiceException answer
                ? code(answer) + ": " + sentence(answer)
                : String.valueOf(failure.getMessage());
    }

    /** Whether {@code answer} says that it came too fast after others. */
    public static boolean isThrottling(AwsServiceException answer) {
        return THROTTLED.contains(code(answer)) || answer.statusCode() == 429;
    }

    /** Whether {@code failure} happened before anything could have reached a service. */
    public static boolean wasNeverSent(SdkException failure) {
        if (failure instanceof AwsServiceException) {
            return false;
        }
        return has(failure, ConnectException.class)
                || has(failure, UnknownHostException.class)
                || has(failure, NoRouteToHostException.class)
                || (!has(failure, IOException.class) && isAboutSettings(failure));
    }

    /** Whether {@code failure} is about what a request is made of, and not about an answer that could not be read. */
    private static boolean isAboutSettings(SdkException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("credential") || message.contains("region") || message.contains("profile");
    }

    private static KeystoreException unanswered(SdkException failure, String action) {
        if (has(failure, IOException.class)) {
            return new Unavailable(
                    action + " got no answer: " + rootMessage(failure),
                    "check the network, the region and the endpoint",
                    failure);
        }
        String message = String.valueOf(failure.getMessage());
        if (!isAboutSettings(failure)) {
            return new Unavailable(
                    action + " got no answer that can be read: " + message,
                    "check that the endpoint is one of AWS, and any proxy on the way",
                    failure);
        }
        // Where a profile has no credentials, the SDK shows what it has, a region perhaps.
        if (message.contains("region") && !message.contains("credentials")) {
            return new Misconfigured(
                    "no region is set", "give --region, or set AWS_REGION or the profile's region", failure);
        }
        return new Misconfigured(
                "no usable AWS credentials were found (" + action + ")",
                "log in, name a profile that has some with --profile or AWS_PROFILE,"
                        + " set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or try --local",
                failure);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}

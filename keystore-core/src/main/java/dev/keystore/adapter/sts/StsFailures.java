package dev.keystore.adapter.sts;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.adapter.aws.AwsFailures;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says failures of STS in the words of {@link KeystoreException}. */
final class StsFailures {
    private static final Set<String> TOO_LARGE = Set.of("PackedPolicyTooLarge", "PackedPolicyTooLargeException");

    private static final String BAD_CODE = "MultiFactorAuthentication";
    private static final List<String> MISSING = List.of("sts:TagSession", "sts:SetSourceIdentity");

    private StsFailures() {}

    /** What {@code failure} means; {@code action} names what was asked for, as IAM does, and of which role. */
    static KeystoreException translate(SdkException failure, String action) {
        if (failure instanceof AwsServiceException answer) {
            String code = AwsFailures.code(answer);
            String sentence = AwsFailures.sentence(answer);
            KeystoreException known =
                    AwsFailures.isDenial(answer) ? denied(answer, action) : ofSts(answer, code, sentence, action);
            if (known != null) {
                return known;
            }
        }
        return AwsFailures.translate(failure, action)
                .orElseGet(() -> new Misconfigured(
                        action + " was refused: " + AwsFailures.describe(failure),
                        "check the role and the credentials",
                        failure));
    }

    /** Whether {@code answer} says that session policy and tags together are more than it takes. */
    static boolean isPackedPolicyTooLarge(AwsServiceException answer) {
        return TOO_LARGE.contains(AwsFailures.code(answer));
    }

    /** Whether {@code denial} is one of the few of which STS says where they come from. */
    static boolean saysWhy(Denied denial) {
        String sentence = sentence(denial);
        return sentence.contains(BAD_CODE) || MISSING.stream().anyMatch(sentence::contains);
    }

    /** What STS has said in {@code denial}; empty if it comes from elsewhere. */
    static String sentence(Denied denial) {
        return denial.getCause() instanceof AwsServiceException answer ? AwsFailures.sentence(answer) : "";
    }

    /** STS says that something is missing, but seldom what. */
    private static KeystoreException denied(AwsServiceException answer, String action) {
        String sentence = AwsFailures.sentence(answer);
        String what = action + " was denied: " + sentence;
        if (sentence.contains(BAD_CODE)) {
            return new Denied(what, "a code is good for one use: wait for the next one and try again", answer);
        }
        for (String missing : MISSING) {
            if (sentence.contains(missing)) {
                return new Denied(
                        what,
                        "allow " + missing + " both in the caller's policy and in the role's trust policy; "
                                + "with EKS Pod Identity, session tags can be switched off instead (DisableSessionTags)",
                        answer);
            }
        }
        return new Denied(
                what,
                "STS does not say why; check in this order: the role's trust policy names the caller, the external id, the caller's "
                        + "policy allows it on this role, MFA, the organization's policies; `keystore doctor` shows what would open each",
                answer);
    }

    private static @Nullable KeystoreException ofSts(
            AwsServiceException answer, String code, String sentence, String action) {
        String what = action + " was refused: " + sentence;
        return switch (code) {
            case "ValidationError", "ValidationException" ->
                sentence.contains("MaxSessionDuration") || sentence.contains("1 hour session limit")
                        ? new Misconfigured(what, duration(sentence), answer)
                        : null;
            case "MalformedPolicyDocument", "MalformedPolicyDocumentException" ->
                new Misconfigured(what, "the session policy is not one that IAM understands", answer);
            case "PackedPolicyTooLarge", "PackedPolicyTooLargeException" ->
                new Misconfigured(
                        what,
                        "session policy and session tags together are too large: drop tags, or narrow to fewer prefixes",
                        answer);
            case "IDPRejectedClaim",
                    "InvalidIdentityToken",
                    "IDPRejectedClaimException",
                    "InvalidIdentityTokenException" ->
                new Misconfigured(
                        what,
                        "compare the token's issuer, audience and subject with the identity provider and the role's trust policy",
                        answer);
            case "IDPCommunicationError", "IDPCommunicationErrorException" ->
                new Unavailable(action + ": STS could not reach the identity provider", "try again", answer);
            case "SessionDurationEscalationException" ->
                new Misconfigured(
                        what,
                        "a session can't outlive the one it comes from: ask for no more than is left of that",
                        answer);
            default -> null;
        };
    }

    private static String duration(String sentence) {
        return sentence.contains("1 hour")
                ? "a role assumed with the session of another lasts at most an hour: --duration 1h"
                : "ask for less with --duration, or raise the role's maximum session duration";
    }
}

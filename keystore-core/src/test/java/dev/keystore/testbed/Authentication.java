package dev.keystore.testbed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/** Finds out who signed a request, as strictly as AWS: known key, right scope, fresh date, right signature, live token. */
final class Authentication {

    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Principals principals;
    private final String region;
    private final InstantSource clock;

    Authentication(Principals principals, String region, InstantSource clock) {
        this.principals = principals;
        this.region = region;
        this.clock = clock;
    }

    Principal signer(WireRequest request, Operation operation) throws Refusal {
        var authorization = authorization(request, operation);
        var principal = principals.withAccessKey(authorization.accessKeyId());
        if (principal == null || !Objects.equals(principal.sessionToken(), request.header("X-Amz-Security-Token"))) {
            throw AuthenticationProblem.UNKNOWN_CLIENT.refusal(
                    operation, "The security token included in the request is invalid.");
        }
        checkScope(authorization, operation);
        var date = checkDate(request, authorization, operation);
        if (!same(
                SignatureV4.of(request, authorization, date, principal.secretAccessKey()), authorization.signature())) {
            throw wrongSignature(
                    operation,
                    "The request signature we calculated does not match the signature you provided. Check your AWS "
                            + "Secret Access Key and signing method. Consult the service documentation for details.");
        }
        if (principals.isExpired(principal)) {
            throw AuthenticationProblem.EXPIRED_TOKEN.refusal(
                    operation, "The security token included in the request is expired");
        }
        return principal;
    }

    private static Authorization authorization(WireRequest request, Operation operation) throws Refusal {
        var header = request.header("Authorization");
        if (header == null || header.isBlank()) {
            throw AuthenticationProblem.MISSING_TOKEN.refusal(operation, "Request is missing Authentication Token");
        }
        var authorization = Authorization.parse(header);
        if (authorization == null || request.header("X-Amz-Date") == null) {
            throw AuthenticationProblem.INCOMPLETE_SIGNATURE.refusal(
                    operation,
                    "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters, and "
                            + "existence of either a 'X-Amz-Date' or a 'Date' header.");
        }
        return authorization;
    }

    private void checkScope(Authorization authorization, Operation operation) throws Refusal {
        if (!authorization.region().equals(region)) {
            throw wrongSignature(operation, "Credential should be scoped to a valid region.");
        }
        if (!authorization.service().equals(operation.service())) {
            throw wrongSignature(
                    operation, "Credential should be scoped to correct service: '" + operation.service() + "'.");
        }
        if (!authorization.signedHeaders().contains("host")) {
            throw wrongSignature(operation, "'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    private String checkDate(WireRequest request, Authorization authorization, Operation operation) throws Refusal {
        var date = Objects.requireNonNullElse(request.header("X-Amz-Date"), "");
        if (!date.startsWith(authorization.date())) {
            throw wrongSignature(
                    operation, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date");
        }
        try {
            var signed = STAMP.parse(date, Instant::from);
            if (Duration.between(signed, clock.instant()).abs().compareTo(SKEW) > 0) {
                throw wrongSignature(operation, "Signature expired or not yet current: " + date);
            }
        } catch (DateTimeParseException e) {
            throw AuthenticationProblem.INCOMPLETE_SIGNATURE.refusal(
                    operation, "Date must be in ISO-8601 'basic format'. Got '" + date + "'.");
        }
        return date;
    }

    private static Refusal wrongSignature(Operation operation, String message) {
        return AuthenticationProblem.WRONG_SIGNATURE.refusal(operation, message);
    }

    private static boolean same(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), actual.getBytes(StandardCharsets.US_ASCII));
    }
}

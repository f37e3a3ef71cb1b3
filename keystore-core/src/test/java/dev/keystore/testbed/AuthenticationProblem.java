package dev.keystore.testbed;

/** Why AWS does not believe who a request says it is from; the query protocol has other codes than the JSON protocols. */
enum AuthenticationProblem {
    MISSING_TOKEN("MissingAuthenticationTokenException", "MissingAuthenticationToken"),
    INCOMPLETE_SIGNATURE("IncompleteSignatureException", "IncompleteSignature"),
    UNKNOWN_CLIENT("UnrecognizedClientException", "InvalidClientTokenId"),
    WRONG_SIGNATURE("InvalidSignatureException", "SignatureDoesNotMatch"),
    EXPIRED_TOKEN("ExpiredTokenException", "ExpiredToken");

    private final String jsonCode;
    private final String queryCode;

    AuthenticationProblem(String jsonCode, String queryCode) {
        this.jsonCode = jsonCode;
        this.queryCode = queryCode;
    }

    Refusal refusal(Operation operation, String message) {
        return operation.isQuery() ? new Refusal(new AwsError(403, queryCode, message)) : Refusal.of(jsonCode, message);
    }
}

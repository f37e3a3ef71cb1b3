package dev.keystore.testbed.cloud;

import dev.keystore.iam.AccessRequest;
import dev.keystore.iam.Decision;

/**
 * One right that was asked for, and what became of it.
 *
 * @param call which call it belongs to: a transaction asks several times
 * @param operation what was called, such as {@code dynamodb:TransactWriteItems}
 * @param ask what was asked, as it came from the request
 * @param request the same with all that is known of the caller: to be asked again with other policies
 */
public record Authorized(long call, String operation, Ask ask, AccessRequest request, Decision decision) {

    /** Who asked: the ARN of a user or of a role session. */
    public String principal() {
        return request.caller().toString();
    }

    boolean isWithinOneAccount() {
        return request.caller().account().filter(ask.account()::equals).isPresent();
    }
}

package dev.keystore.cli.stack;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.OutcomeUnknown;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.adapter.aws.AwsFailures;
import java.util.Locale;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what CloudFormation answers, and how its stacks end, in the words of {@link KeystoreException}. */
final class StackFailures {
    private StackFailures() {}

    /** What {@code question} answers; what it throws is translated as a failure of {@code action}. */
    static <T> T asked(String action, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw translate(e, action);
        }
    }

    /** What {@code failure} of {@code action}, {@code cloudformation:CreateChangeSet on stack x}, means. */
    static KeystoreException translate(SdkException failure, String action) {
        if (failure instanceof AwsServiceException answer) {
            String code = AwsFailures.code(answer);
            String sentence = AwsFailures.sentence(answer);
            if (AwsFailures.isDenial(answer)) {
                return new Denied(
                        action + " was denied: " + sentence,
                        "whoever deploys needs the right to this, and to make what is in the template",
                        failure);
            }
            if (code.equals("LimitExceededException")) {
                return new Misconfigured(
                        action + " was refused: " + sentence, "the account's quota of stacks is used up", failure);
            }
            if (code.equals("ValidationError") && isAboutParameters(sentence)) {
                return new Refused(action + " was refused: " + sentence, "look at the parameters");
            }
            if (code.equals("OperationInProgressException") || code.equals("OperationInProgress")) {
                return new Unavailable(action + " has to wait: " + sentence, "run it again later", failure);
            }
        }
        return AwsFailures.translate(failure, action)
                .orElseGet(() ->
                        new Misconfigured(action + " was refused: " + AwsFailures.describe(failure), null, failure));
    }

    /** Whether {@code failure} only says that there is no such stack. */
    static boolean saysThereIsNone(SdkException failure) {
        return failure instanceof AwsServiceException answer
                && AwsFailures.code(answer).equals("ValidationError")
                && AwsFailures.sentence(answer).contains("does not exist");
    }

    /** Whether {@code reason} of a change set that failed only says that nothing would change. */
    static boolean saysNothingChanges(String reason) {
        return reason.contains("didn't contain changes") || reason.contains("No updates are to be performed");
    }

    /** The failure that a change set of {@code stack} ended with, for {@code reason}. */
    static KeystoreException ofPlan(String stack, String reason) {
        String message = "CloudFormation can't change stack " + stack + ": " + reason;
        return isAboutParameters(reason)
                ? new Refused(message, "look at the parameters")
                : new Misconfigured(message, null, null);
    }

    /** The failure that {@code stack} ended with, of which {@code first} tells the beginning. */
    static KeystoreException ofStack(Stack stack, String first) {
        String message = "stack " + stack.name() + " ended as " + stack.status() + ": " + first;
        return isDenial(first)
                ? new Denied(message, "whoever deploys needs the right to make what is in the template", null)
                : new Misconfigured(message, StackState.of(stack).advice(), null);
    }

    /** Time is over while something is done to {@code stack}. */
    static KeystoreException stillUnderWay(String stack) {
        return new OutcomeUnknown(
                "there is no time left, and CloudFormation is still working on stack " + stack,
                "`keystore bootstrap status` shows how it stands; run this again when it is done, with a longer --timeout",
                null);
    }

    /** Time is over before anything was done to {@code stack}. */
    static KeystoreException notEvenPlanned(String stack) {
        return new Unavailable(
                "there is no time left, and CloudFormation has not said yet what would change in stack " + stack,
                "run it again with a longer --timeout",
                null);
    }

    /** {@code stack} can't be changed as it stands. */
    static KeystoreException inTheWay(Stack stack) {
        StackState state = StackState.of(stack);
        String message = "stack " + stack.name() + " stands at " + stack.status() + ": " + state.meaning();
        return stack.isBusy()
                ? new Unavailable(message, state.advice(), null)
                : new Conflict(message, state.advice(), null);
    }

    private static boolean isAboutParameters(String sentence) {
        return sentence.startsWith("Parameter")
                || sentence.startsWith("Template error")
                || sentence.contains("failed to satisfy constraint")
                || sentence.contains("do not exist in the template")
                || sentence.contains("must have values");
    }

    private static boolean isDenial(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return lower.contains("not authorized to perform")
                || lower.contains("accessdenied")
                || lower.contains("access denied");
    }
}

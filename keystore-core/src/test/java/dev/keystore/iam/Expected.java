package dev.keystore.iam;

/** One value of a condition, as its operator understands it. */
@FunctionalInterface
interface Expected {

    /** Whether a value of the request is what the policy says. */
    boolean matches(String actual, Context context);

    /** How an operator understands the values of a policy. */
    @FunctionalInterface
    interface Reader {

        /**
         * Reads a policy's value.
         *
         * @throws MalformedPolicy where the operator has no such values
         */
        Expected read(String text, boolean variables);
    }
}

package dev.keystore.testbed;

import java.util.Map;

/** A service of the query protocol that is added to {@link AwsDouble}. */
@FunctionalInterface
public interface QueryService {

    /**
     * The XML that answers the fields of a request whose signature was found good.
     *
     * @throws Refusal to answer with an error
     */
    String answer(Principal principal, Map<String, String> fields) throws Refusal;
}

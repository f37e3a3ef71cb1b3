package dev.keystore.cli.proof;

import dev.keystore.iam.PolicyDocument;
import org.jspecify.annotations.Nullable;

/**
 * A resource.
 *
 * @param account whose it is
 * @param policy its own policy: of a table, a key, or who may assume a role; null if it has none
 */
record Thing(String arn, String account, @Nullable PolicyDocument policy) {}

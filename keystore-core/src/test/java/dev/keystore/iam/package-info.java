/**
 * AWS's authorization decision, computed here: the rules of IAM's policy language as AWS's documentation states them,
 * without any I/O. What the documentation forbids or leaves open is an exception and never a silent match. Not covered:
 * organization policies, KMS grants, VPC endpoint policies, and what a service refuses whatever its policies say. Start
 * reading at {@link dev.keystore.iam.Evaluation}.
 */
@NullMarked
package dev.keystore.iam;

import org.jspecify.annotations.NullMarked;

/** Seals and opens with the AWS Encryption SDK: under a KMS key, or under a raw AES key on a laptop. */
@NullMarked
package dev.keystore.adapter.esdk;

import org.jspecify.annotations.NullMarked;

/**
 * The place where Keystore meets AWS in tests: doubles of KMS and STS that speak HTTP and are strict where AWS is
 * strict, Amazon's DynamoDB Local as a process of its own, and a proxy before both that counts calls and makes them
 * fail on demand. Start reading at {@link
 * dev.keystore.testbed.TestAccount}, where everybody may everything, or at {@link dev.keystore.testbed.TwoAccounts}, where
 * policies decide.
 */
@NullMarked
package dev.keystore.testbed;

import org.jspecify.annotations.NullMarked;

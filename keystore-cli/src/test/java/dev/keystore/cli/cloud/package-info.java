/**
 * CloudFormation for tests: it works templates out as our own program does, and really makes what they say in the accounts
 * of {@link dev.keystore.testbed.TwoAccounts}, with the rights of whoever deploys. Start reading at {@link
 * dev.keystore.cli.cloud.CloudFormationDouble}.
 */
@NullMarked
package dev.keystore.cli.cloud;

import org.jspecify.annotations.NullMarked;

/**
 * Who exists in the accounts of a test and what they may do: users, groups, roles, policies and sessions, asked live for
 * every request. Nothing here speaks HTTP. Start reading at {@link dev.keystore.testbed.cloud.Cloud}.
 */
@NullMarked
package dev.keystore.testbed.cloud;

import org.jspecify.annotations.NullMarked;

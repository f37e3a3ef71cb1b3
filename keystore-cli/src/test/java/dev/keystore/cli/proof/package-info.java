/**
 * Proof of access: what the templates come to is held against who is to be able to do what, and against the requests that
 * commands really send. {@link dev.keystore.cli.proof.Accounts} puts rendered templates together, {@link
 * dev.keystore.cli.proof.Claims} says what has to be so, {@link dev.keystore.cli.proof.Mutants} loosens the templates one by
 * one, which a claim has to notice, and {@link dev.keystore.cli.proof.CommandLines} are run for every access level.
 */
@NullMarked
package dev.keystore.cli.proof;

import org.jspecify.annotations.NullMarked;

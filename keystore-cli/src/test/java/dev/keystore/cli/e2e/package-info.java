/**
 * Keystore as its users meet it: the packaged program as a process, and the same command lines inside the test's own JVM
 * where a process would show nothing more. Start reading at {@link dev.keystore.cli.e2e.StoreEndToEnd}.
 */
@NullMarked
package dev.keystore.cli.e2e;

import org.jspecify.annotations.NullMarked;

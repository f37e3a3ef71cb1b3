/**
 * What every implementation of a port promises, as tests: an implementation is tested by a class that implements the
 * contract. Also the fakes that keep those promises without an outside, and rows to try them with.
 */
@NullMarked
package dev.keystore.contract;

import org.jspecify.annotations.NullMarked;

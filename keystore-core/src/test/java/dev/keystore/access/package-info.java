/** Tests of roles, sessions and grants. */
@NullMarked
package dev.keystore.access;

import org.jspecify.annotations.NullMarked;

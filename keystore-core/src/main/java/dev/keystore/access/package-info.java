/** Who may reach a store: roles and their sessions, as STS knows them, and grants. */
@NullMarked
package dev.keystore.access;

import org.jspecify.annotations.NullMarked;

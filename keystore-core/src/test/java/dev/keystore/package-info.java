/** The use cases, tried whole: what they promise, what attackers can do about it, and what happens when things go wrong. */
@NullMarked
package dev.keystore;

import org.jspecify.annotations.NullMarked;

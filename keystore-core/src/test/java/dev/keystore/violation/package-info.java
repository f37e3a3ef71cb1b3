/** Classes that break rules on purpose: a rule that they do not break is not one. */
@NullMarked
package dev.keystore.violation;

import org.jspecify.annotations.NullMarked;

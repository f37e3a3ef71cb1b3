/** Tests of what every AWS service has in common. */
@NullMarked
package dev.keystore.adapter.aws;

import org.jspecify.annotations.NullMarked;

/** What every adapter of an AWS service shares: how clients are made, and how the failures that any service can answer are said. */
@NullMarked
package dev.keystore.adapter.aws;

import org.jspecify.annotations.NullMarked;

package dev.keystore.usecase;

import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import org.jspecify.annotations.Nullable;

/**
 * Something that verification found broken.
 *
 * @param name whose history
 * @param version which version; null where it isn't about one
 * @param problem what is wrong, in a sentence
 */
public record Finding(SecretName name, @Nullable Version version, String problem) {}
